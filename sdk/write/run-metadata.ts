import type { WritableJson } from '../format/json.js';
import { localIso } from './clock.js';
import { commandText } from './command.js';
import { describeGit } from './git.js';
import { describeHost } from './host.js';
import { sdkVersion } from './version.js';

type Metadata = { [key: string]: WritableJson };

/** What the first line of a new experiment says, in the order and by the names of the Python package. */
export function firstMetadata(id: string, startTime: number, trackResources: boolean): Metadata {
  return {
    experiment_id: id,
    name: null,
    start_time: startTime,
    start_time_iso: localIso(startTime),
    track_resources: trackResources,
    has_images: false,
    has_text: false,
    status: 'running',
    process_pid: process.pid,
  };
}

/** What the first line of an experiment that goes on says; the end that it may have had is none. */
export function resumedMetadata(resumedAt: number, trackResources: boolean): Metadata {
  return {
    status: 'running',
    end_time: null,
    resumed_at: resumedAt,
    track_resources: trackResources,
    process_pid: process.pid,
  };
}

/**
 * Additions of ours, which other readers ignore: which process, which command and which code. What cannot be found
 * out is left out alone.
 */
export function processMetadata(): Metadata {
  const host = found(describeHost);
  const command = found(commandText);
  const git = found(describeGit);
  return {
    sdk: `microtrax-js/${sdkVersion}`,
    ...(host && { host: { ...host } }),
    ...(command !== undefined && { command }),
    ...(git && { git: { ...git } }),
  };
}

/** A script can delete its folder and empty `process.argv`: nothing here is worth an experiment's beginning. */
function found<Value>(describe: () => Value): Value | undefined {
  try {
    return describe();
  } catch {
    return undefined;
  }
}
