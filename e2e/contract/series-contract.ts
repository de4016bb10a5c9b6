import { assert } from 'chai';
import type { Polyline, SeriesAnswer, SeriesQuery, SeriesX, Smoothing } from '../../sdk/read/logbook.js';
import type { Define, OpenFolder } from './logbook-contract.js';
import { withFolders } from './with-folder.js';

const line = (value: object): string => `${JSON.stringify(value)}\n`;
const logged = (timestamp: number, data: object): string => line({ type: 'log', timestamp, data });
const pathOf = (id: string): string => `experiments/${id}.jsonl`;

/** Enough of them that each of several threads has some. */
const seeds = ['seed_a', 'seed_b', 'seed_c', 'seed_d', 'seed_e'];
const curve = 'curve';
const rewound = 'rewound';

const files = Object.fromEntries([
  [
    pathOf(curve),
    line({ type: 'metadata', start_time: 1000 }) +
      logged(1010, { step: 0, loss: 8, tokens: 100 }) +
      logged(1020, { step: 1, loss: 0 }) +
      logged(1025, { step: 1, tokens: 200 }) +
      logged(1040, { step: 2, loss: 4, tokens: 400 }) +
      logged(1080, { step: 4, loss: -2, tokens: 300 }) +
      logged(1090, { step: 5, loss: 16 }),
  ],
  [pathOf(rewound), [0, 1, 2, 3, 1, 2].map((step, index) => logged(2000 + index, { step, loss: 10 + index })).join('')],
  ...seeds.map((id, seed): [string, string] => [
    pathOf(id),
    [0, 10, 20].map((step) => logged(3000 + step, { step, loss: seed + step })).join(''),
  ]),
]);

const lossOf = (more: Partial<SeriesQuery>): SeriesQuery => ({
  experiments: [curve],
  source: 'log',
  metric: 'loss',
  x: 'step',
  window: null,
  widthPx: 400,
  wait: true,
  ...more,
});

/** Its unbroken segments, a list of points each. */
function segmentsOf({ x, y, segments }: Polyline): number[][][] {
  const points = [...x].map((at, index) => [at, y[index]!]);
  return [...segments].map((start, index) => points.slice(start, segments[index + 1]));
}

/** What a Logbook promises of curves, whichever way it is reached. */
export function seriesContract(it: Define, open: OpenFolder): void {
  const withFolder = withFolders(it, open, files);

  withFolder('draws along any axis, and leaves out and counts what a scale has no place for', async ({ logbook }) => {
    const along = async (x: SeriesX): Promise<SeriesAnswer['traces']> => (await logbook.series(lossOf({ x }))).traces;
    const xs = async (x: SeriesX): Promise<number[]> => [...(await along(x))[0]!.x];
    assert.deepEqual(await xs('step'), [0, 1, 2, 4, 5]);
    assert.deepEqual(await xs('time'), [10, 20, 40, 80, 90]);
    assert.deepEqual(await xs('clock'), [1010, 1020, 1040, 1080, 1090]);
    const [trace] = await along('metric:tokens');
    assert.deepEqual(
      [segmentsOf(trace!), trace!.rewinds],
      [
        [
          [
            [100, 8],
            [200, 0],
            [400, 4],
            [300, -2],
          ],
        ],
        0,
      ],
    );
    assert.equal(trace!.stats.count, 5);

    const drawn = async (more: Partial<SeriesQuery>): Promise<unknown> => {
      const [trace] = (await logbook.series(lossOf(more))).traces;
      return [segmentsOf(trace!), trace!.unplaced];
    };
    assert.deepEqual(await drawn({ yScale: 'log' }), [[[[0, 8]], [[2, 4]], [[5, 16]]], 2]);
    const placed = [
      [1, 0],
      [2, 4],
      [4, -2],
      [5, 16],
    ];
    assert.deepEqual(await drawn({ xScale: 'log' }), [[placed], 1]);
    assert.deepEqual(await drawn({ xScale: 'log', window: [0, 1.5] }), [[placed.slice(0, 2)], 1]);
    assert.deepEqual(await drawn({ xScale: 'log', yScale: 'log' }), [[[[2, 4]], [[5, 16]]], 3]);
  });

  withFolder('smooths in each of four ways, with the line as it was logged behind', async ({ logbook }) => {
    const smoothed = async (smoothing: Smoothing): Promise<number[]> => {
      const [trace] = (await logbook.series(lossOf({ smoothing, experiments: ['seed_a'] }))).traces;
      assert.deepEqual([...trace!.raw!.y], [0, 10, 20]);
      assert.equal(trace!.stats.max, 20);
      return [...trace!.y];
    };
    const near = (found: number[], expected: number[]): void =>
      found.forEach((value, index) => assert.closeTo(value, expected[index]!, 1e-12));
    const exponential = [0, 10 / 1.5, 25 / 1.75];
    near(await smoothed({ method: 'ema', weight: 0.5 }), exponential);
    near(await smoothed({ method: 'time-ema', halfLife: 10 }), exponential);
    near(await smoothed({ method: 'mean', points: 2 }), [0, 5, 15]);
    const [g, h] = [Math.exp(-0.5), Math.exp(-2)];
    near(await smoothed({ method: 'gaussian', sigma: 1 }), [0, 10 / (1 + g), (20 + 10 * g) / (1 + g + h)]);
    const [plain] = (await logbook.series(lossOf({ smoothing: null }))).traces;
    assert.isNull(plain!.raw);
  });

  withFolder('tells what a later part of a run took the place of, and quantiles if asked', async ({ logbook }) => {
    const [trace] = (await logbook.series(lossOf({ experiments: [rewound] }))).traces;
    assert.deepEqual(segmentsOf(trace!), [
      [[0, 10]],
      [
        [0, 10],
        [1, 11],
        [2, 12],
        [3, 13],
      ],
      [
        [1, 14],
        [2, 15],
      ],
    ]);
    assert.deepEqual([[...trace!.abandoned], trace!.rewinds], [[0, 1, 0], 1]);

    const quantiles = async (shares: SeriesQuery['quantiles']): Promise<unknown> =>
      (await logbook.series(lossOf({ quantiles: shares, window: [0, 1] }))).traces[0]!.stats.quantiles;
    assert.deepEqual(await quantiles([0.2, 0.9]), [-2, 16]);
    assert.deepEqual(await quantiles([0.5, 0.6]), [4, 4]);
    assert.isNull(await quantiles(null));
  });

  withFolder('draws groups as their mean and a band, whatever the experiments', async ({ logbook }) => {
    const groups = [
      { id: 'seeds', experiments: [...seeds, 'nobody'] },
      { id: 'mixed', experiments: ['seed_a', curve] },
      { id: 'nothing', experiments: ['nobody'] },
    ];
    const { complete, traces, bands } = await logbook.series(lossOf({ groups, experiments: ['seed_b'] }));
    assert.deepEqual([complete, traces.map(({ id }) => id)], [true, ['seed_b']]);
    const [ofSeeds, mixed] = bands;
    assert.lengthOf(bands, 2);
    assert.deepEqual([segmentsOf(ofSeeds!), ofSeeds!.count, ofSeeds!.interpolated, ofSeeds!.complete], [
      [
        [
          [0, 2],
          [10, 12],
          [20, 22],
        ],
      ],
      5,
      false,
      true,
    ] as unknown[]);
    const deviation = Math.sqrt(10 / 4);
    ofSeeds!.low.forEach((value, index) => assert.closeTo(value, ofSeeds!.y[index]! - deviation, 1e-12));
    assert.deepInclude(ofSeeds!.stats, { min: 2, max: 22, last: 22, lastX: 20, xMin: 0, xMax: 20 });
    assert.deepEqual([[...mixed!.x], mixed!.count, mixed!.interpolated], [
      [0, 1, 2, 4, 5, 10, 20],
      2,
      true,
    ] as unknown[]);
    const [range] = (await logbook.series(lossOf({ groups, band: 'range', experiments: [] }))).bands;
    assert.deepEqual(
      [range!.low, range!.high].map((edge) => [...edge]),
      [
        [0, 10, 20],
        [4, 14, 24],
      ],
    );
    const [error] = (await logbook.series(lossOf({ groups, band: 'sem', experiments: [] }))).bands;
    assert.closeTo(error!.high[0]!, 2 + deviation / Math.sqrt(5), 1e-12);
  });
}
