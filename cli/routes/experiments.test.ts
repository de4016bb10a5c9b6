import assert from 'node:assert/strict';
import test from 'node:test';
import { listFromRecord, type ExperimentListRecord } from '../../sdk/protocol/experiment-record.js';
import { writeJson, type Json } from '../../sdk/format/json.js';
import type { ExperimentList, ExperimentSummary } from '../../sdk/read/logbook.js';
import { experimentRecord } from '../experiment-record.js';
import { listRecord } from './experiments.js';

function summary(id: string, given: Partial<ExperimentSummary> = {}): ExperimentSummary {
  return {
    id,
    name: null,
    status: null,
    startTime: null,
    endTime: null,
    modifiedMs: null,
    rewinds: 0,
    nonFinite: null,
    logCount: null,
    lastStep: null,
    metrics: null,
    resourceMetrics: null,
    hasImages: null,
    hasText: null,
    hasResources: null,
    damagedLines: null,
    metadata: {},
    annotation: null,
    faults: [],
    sizeBytes: 0,
    readBytes: 0,
    exact: false,
    ...given,
  };
}

function throughJson(list: ExperimentList): ExperimentList {
  const text = writeJson(listRecord(list, 0) as unknown as Json, { nonFinite: 'string' });
  return listFromRecord(JSON.parse(text) as ExperimentListRecord);
}

test('a list comes back from JSON as it was, in its order', () => {
  const list: ExperimentList = {
    items: [
      summary('b', { startTime: NaN, endTime: -Infinity, lastStep: -0, metrics: ['loss', '__proto__'], exact: true }),
      summary('7'),
      summary('__proto__', { metadata: JSON.parse('{"__proto__": {"x": 1}, "lr": "NaN"}') as Record<string, Json> }),
      summary('1', { annotation: { name: 'shown', tags: ['a'] }, name: 'shown', metadata: { name: 'logged', x: 1 } }),
      summary('0', { annotation: { name: 'shown' }, metadata: { x: 1 } }),
      summary('', { faults: [{ kind: 'unreadable', path: 'p', message: 'm' }] }),
    ],
    exact: false,
    notices: [{ kind: 'skipped', path: '', message: 'two', count: 2 }],
  };
  assert.deepStrictEqual(throughJson(list), list);
});

test('metadata shows the annotated name', () => {
  const record = experimentRecord(summary('x', { annotation: { name: 'shown' }, metadata: { name: 'logged' } }), 0);
  assert.deepEqual(record.metadata, { name: 'shown' });
});

test('a running experiment tells how long it has been silent', () => {
  const running = { status: 'running', modifiedMs: 1_000 };
  assert.equal(experimentRecord(summary('x', running), 4_500).silent_seconds, 3.5);
  assert.equal(experimentRecord(summary('x', { ...running, status: 'completed' }), 4_500).silent_seconds, null);
});

test('metrics are those of all experiments, once, sorted, single GPUs left out', () => {
  const items = [
    summary('a', { metrics: ['loss', 'acc'], resourceMetrics: ['gpu/0/memory_percent', 'gpu_memory_percent'] }),
    summary('b', { metrics: ['loss', 'gpu/mine'], resourceMetrics: null }),
  ];
  assert.deepEqual(listRecord({ items, exact: true, notices: [] }, 0).metrics, [
    'acc',
    'gpu/mine',
    'gpu_memory_percent',
    'loss',
  ]);
});
