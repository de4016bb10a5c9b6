import type { ExperimentSummary } from '../../sdk/read/logbook.js';

/** A completed experiment that has been read whole, with some of its fields others. For tests. */
export function experimentForTests(fields: Partial<ExperimentSummary> & { id: string }): ExperimentSummary {
  return {
    name: null,
    status: 'completed',
    startTime: 1_000_000,
    endTime: null,
    modifiedMs: null,
    logCount: 1,
    lastStep: 0,
    rewinds: 0,
    nonFinite: null,
    metrics: [],
    resourceMetrics: [],
    hasImages: false,
    hasText: false,
    hasResources: false,
    damagedLines: 0,
    metadata: {},
    annotation: null,
    faults: [],
    sizeBytes: 0,
    readBytes: 0,
    exact: true,
    ...fields,
  };
}
