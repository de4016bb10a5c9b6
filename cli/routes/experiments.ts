import { gpuPrefix } from '../../sdk/format/resources.js';
import type { ExperimentListRecord } from '../../sdk/protocol/experiment-record.js';
import { routePaths } from '../../sdk/protocol/paths.js';
import type { ExperimentList } from '../../sdk/read/logbook.js';
import { jsonOf, jsonType, sendBody } from '../answers.js';
import { experimentRecord } from '../experiment-record.js';
import { onceFor } from '../once-for.js';
import { queryFlag } from './query.js';
import type { Route } from './route.js';

/** Silence is told to the minute: else no answer would be the same as the one before. */
const silenceStepMs = 60_000;

/** `Logbook.experiments`; waits until the list is exact unless it is asked with `wait=false`. */
export const experiments: Route = {
  method: 'GET',
  path: routePaths.experiments,
  async answer({ request, response, logbook, signal }) {
    const list = await logbook.experiments({ wait: queryFlag(request, 'wait', true), signal });
    sendBody(response, { type: jsonType, bytes: listBody(list) });
  },
};

const listBody = onceFor((list: ExperimentList) => {
  const nowMs = Date.now();
  const { experiments, ...others } = listRecord(list, nowMs - (nowMs % silenceStepMs));
  // Each by itself: all in one may be more than a text can hold.
  const members = Object.entries(experiments).flatMap(([id, experiment], index) => [
    Buffer.from(`${index === 0 ? '' : ','}${JSON.stringify(id)}:`),
    jsonOf(experiment),
  ]);
  return Buffer.concat([Buffer.from('{"experiments":{'), ...members, Buffer.from('},'), jsonOf(others).subarray(1)]);
});

/** The list as it is answered. */
export function listRecord(list: ExperimentList, nowMs: number): ExperimentListRecord {
  const names = list.items.flatMap(({ metrics, resourceMetrics }) => [
    ...(metrics ?? []),
    ...(resourceMetrics ?? []).filter((name) => !name.startsWith(gpuPrefix)),
  ]);
  return {
    // Not assigned one by one: an id may be `__proto__`.
    experiments: Object.fromEntries(list.items.map((item) => [item.id, experimentRecord(item, nowMs)])),
    metrics: [...new Set(names)].sort(),
    order: list.items.map(({ id }) => id),
    exact: list.exact,
    notices: list.notices,
  };
}
