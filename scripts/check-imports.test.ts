import assert from 'node:assert/strict';
import { test } from 'node:test';
import { breachesOf, importsOf } from './check-imports.mjs';

/** What is said about one line of code in one file. */
function said(file: string, code: string): string[] {
  return breachesOf(file, code).map((breach) => `${breach.file}:${breach.line} ${breach.message}`);
}

test('names the file and the line of a forbidden import', () => {
  const code = "import { html } from 'lit';\nimport { a } from '../panels/a.js';\nexport const b = a;\n";
  assert.deepEqual(said('web/charts/a.ts', code), [
    'web/charts/a.ts:2 web/charts may not import web/panels (../panels/a.js)',
  ]);
});

test('lets an import along the table pass, one step and no further', () => {
  assert.deepEqual(said('web/panels/metrics/a.ts', "import { a } from '../../charts/a.js';"), []);
  assert.deepEqual(said('web/app/a.ts', "import { a } from '../state/a.js';"), []);
  assert.equal(said('web/app/a.ts', "import { isSilent } from '../../sdk/read/status.js';").length, 1);
  assert.equal(said('web/charts/a.ts', "import { a } from '../workers/a.js';").length, 1);
});

test('lets a single file of a folder be used, and nothing beside it', () => {
  assert.deepEqual(said('web/charts/a.ts', "import { Store } from '../state/store.js';"), []);
  assert.equal(said('web/charts/a.ts', "import { a } from '../state/logbook-store.js';").length, 1);
});

test('refuses each of the forbidden directions', () => {
  const forbidden: [file: string, specifier: string][] = [
    ['sdk/format/a.ts', '../read/a.js'],
    ['sdk/read/a.ts', '../write/a.js'],
    ['sdk/read/a.ts', '../threads/a.js'],
    ['sdk/threads/a.ts', '../format/a.js'],
    ['sdk/write/a.ts', '../read/a.js'],
    ['cli/a.ts', '../sdk/write/a.js'],
    ['cli/a.ts', '../web/a.js'],
    ['sdk/read/a.ts', '../../cli/a.js'],
    ['web/app/a.ts', '../../sdk/protocol/a.js'],
    ['web/app/a.ts', '../sources/a.js'],
    ['web/panels/a.ts', '../sources/a.js'],
    ['web/panels/a.ts', '../experiments/a.js'],
    ['web/experiments/a.ts', '../app/a.js'],
    ['web/workers/a.ts', '../../sdk/format/a.js'],
    ['web/elements/a.ts', '../state/a.js'],
    ['web/workers/a.ts', '../sources/a.js'],
    ['web/sources/a.ts', '../state/a.js'],
    ['web/state/a.ts', '../app/a.js'],
    ['web/app/a.ts', '../../examples/a.js'],
    ['sdk/read/a.ts', '../../e2e/a.js'],
    ['web/sources/host.ts', '../../examples/sample-logbook/a.jsonl'],
  ];
  for (const [file, specifier] of forbidden) {
    assert.equal(said(file, `import { a } from '${specifier}';`).length, 1, `${file} → ${specifier}`);
  }
});

test('lets types of the reader, the format and the protocol be used anywhere', () => {
  assert.deepEqual(said('web/elements/a.ts', "import type { Logbook } from '../../sdk/read/logbook.js';"), []);
  assert.deepEqual(said('cli/a.ts', "import { type A, type B } from '../sdk/protocol/a.js';"), []);
  assert.equal(said('web/elements/a.ts', "import { a, type B } from '../../sdk/read/a.js';").length, 1);
  assert.equal(said('web/elements/a.ts', "import '../../sdk/read/a.js';").length, 1);
});

test('lets the protocol be used by the host and the sources alone', () => {
  assert.deepEqual(said('cli/routes/a.ts', "import { a } from '../../sdk/protocol/a.js';"), []);
  assert.deepEqual(said('web/sources/a.ts', "import { a } from '../../sdk/protocol/a.js';"), []);
  assert.equal(said('web/state/a.ts', "import { a } from '../../sdk/protocol/a.js';").length, 1);
});

test('lets only the sample read the example logbook', () => {
  const glob = "const files = import.meta.glob('../../examples/sample-logbook/**/*.jsonl');";
  assert.deepEqual(said('web/sources/sample.ts', glob), []);
  assert.equal(said('web/state/sample.ts', glob).length, 1);
});

test('lets tests import anything, and nothing else import what is theirs', () => {
  const code = "import { a } from '../../e2e/support/a.js';\nimport { b } from './testing/b.js';";
  assert.deepEqual(said('sdk/read/a.test.ts', code), []);
  assert.deepEqual(said('sdk/read/testing/a.ts', code), []);
  assert.equal(said('sdk/read/a.ts', code).length, 2);
});

test('keeps each side to its own packages', () => {
  assert.equal(said('sdk/read/a.ts', "import fs from 'node:fs';").length, 1);
  assert.equal(said('web/panels/a.ts', "import uPlot from 'uplot';").length, 1);
  assert.equal(said('cli/a.ts', "import { html } from 'lit';").length, 1);
  assert.deepEqual(said('cli/a.ts', "import fs from 'node:fs/promises';"), []);
});

test('sees every way to name a module', () => {
  const code = [
    "import a from './a.js';",
    "export * from './b.js';",
    "const c = await import('./c.js');",
    "let d: import('./d.js').D;",
    "new Worker(new URL('./e.ts', import.meta.url), { type: 'module' });",
    "import.meta.glob(['./f/*.ts', './g.ts']);",
    "export type { H } from './h.js';",
  ].join('\n');
  const found = importsOf('web/a.ts', code).map(({ specifier, line, typeOnly }) => [specifier, line, typeOnly]);
  assert.deepEqual(found, [
    ['./a.js', 1, false],
    ['./b.js', 2, false],
    ['./c.js', 3, false],
    ['./d.js', 4, true],
    ['./e.ts', 5, false],
    ['./f/*.ts', 6, false],
    ['./g.ts', 6, false],
    ['./h.js', 7, true],
  ]);
});
