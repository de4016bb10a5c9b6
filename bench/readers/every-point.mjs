/**
 * Adds every point of a logbook that has been read to a checksum.
 * @param {import('../../sdk/read/logbook.js').Logbook} logbook
 * @param {readonly { id: string, metrics: string[] | null }[]} experiments
 * @param {import('./checksum.mjs').Checksum} checksum
 */
export async function addEveryPoint(logbook, experiments, checksum) {
  for (const { id, metrics } of experiments) {
    for (const metric of metrics ?? []) {
      for await (const page of logbook.points({ id, source: 'log', metric })) checksum.add(id, metric, page);
    }
  }
}
