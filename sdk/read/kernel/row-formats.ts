import { isSpecialKey } from '../../format/metrics.js';
import { plainStepKeys, plainTimeKeys } from '../../format/plain.js';
import { Role, type KeyUse, type RowFormat } from './keys.js';

/** `{"type": "log", "timestamp": …, "data": {…}}`: `ExperimentContent` says what it means. */
export const logFormat: RowFormat = {
  name: 'log',
  enveloped: true,
  use(parent, name) {
    if (parent === null) return ofEnvelope(name);
    if (parent.role === Role.metric) return metric(`${parent.metric}/${name}`);
    if (name === 'step') return { ...unused, role: Role.number, step: 0 };
    if (name === '_images') return { ...unused, role: Role.images };
    return isSpecialKey(name) ? unused : metric(name);
  },
};

/** A row a line: `PlainContent` says what it means. */
export const plainFormat: RowFormat = {
  name: 'plain',
  enveloped: false,
  use(parent, name) {
    if (parent !== null) return metric(`${parent.metric}/${name}`);
    const step = placeIn(plainStepKeys, name);
    const time = placeIn(plainTimeKeys, name);
    const isSpecial = isSpecialKey(name);
    if (step !== null) return { ...(isSpecial ? { ...unused, role: Role.number } : metric(name)), strict: true, step };
    if (time !== null) return { ...metric(name), strict: true, text: true, time };
    return isSpecial ? unused : metric(name);
  },
};

const unused: KeyUse = { role: Role.ignored, strict: false, text: false, metric: null, step: null, time: null };

const metric = (name: string): KeyUse => ({ ...unused, role: Role.metric, metric: name });

function ofEnvelope(name: string): KeyUse {
  switch (name) {
    case 'type':
      return { ...unused, role: Role.type };
    case 'timestamp':
      return { ...unused, role: Role.number, time: 0 };
    case 'data':
      return { ...unused, role: Role.row };
    default:
      return unused;
  }
}

function placeIn(keys: readonly string[], name: string): number | null {
  const place = keys.indexOf(name);
  return place === -1 ? null : place;
}
