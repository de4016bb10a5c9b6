import type { WritableJson } from '../format/json.js';
import { errorText } from './error-text.js';
import { valueOf, type OnOddValue } from './row.js';

/** How `init()` begins an experiment. All of it may be left out. */
export interface InitOptions {
  /** What the dashboard calls this experiment; without one it shows the id. */
  name?: string;
  /** Hyperparameters and whatever else this run was begun with, nested as you like. */
  config?: object;
  /** The name of what belongs together, such as the seeds of one setting. */
  group?: string;
  tags?: readonly string[];
  /** Whether CPU, memory and GPUs are sampled beside the training. They are, unless this is false. */
  trackResources?: boolean;
  /** Milliseconds from one sample to the next: 10,000 if not given. */
  resourceIntervalMs?: number;
  /** The id of an experiment of this logbook, to go on with: its steps are counted on. */
  resume?: string;
}

export interface ImageOptions {
  /** The step that they belong to; counted where there is none. */
  step?: number;
  /** A label for one image, or a list with one for each. */
  labels?: unknown;
  /** What they show, such as `val/segmentation`: images of one key are shown together. */
  key?: string;
}

export interface TextOptions {
  /** The step that it belongs to; counted where there is none. */
  step?: number;
}

interface OptionsOf {
  init: InitOptions;
  logImages: ImageOptions;
  logText: TextOptions;
}

/** What each call takes; nothing else is read. */
const names: { [Call in keyof OptionsOf]: readonly (keyof OptionsOf[Call])[] } = {
  init: ['name', 'config', 'group', 'tags', 'trackResources', 'resourceIntervalMs', 'resume'],
  logImages: ['step', 'labels', 'key'],
  logText: ['step'],
};

/**
 * The options of a call, each read once and by itself: what throws when it is read is left out alone.
 * @param given anything; what is no object holds no options.
 * @param warn told of what is left out, with a key that is the same for the same trouble.
 */
export function readOptions<Call extends keyof OptionsOf>(
  call: Call,
  given: unknown,
  warn: (about: string, message: string) => void,
): Partial<OptionsOf[Call]> {
  const options: Partial<OptionsOf[Call]> = {};
  if (typeof given !== 'object' || given === null) return options;
  for (const name of names[call]) {
    try {
      options[name] = (given as OptionsOf[Call])[name];
    } catch (error) {
      const what = `the option ${String(name)} cannot be read, and is left out`;
      warn(`${call} ${String(name)}`, `${call}(): ${what}: ${errorText(error)}`);
    }
  }
  return options;
}

/** The options that are said in metadata. What is no text where one is expected is left out. */
export function optionsMetadata(
  { name, config, group, tags }: InitOptions,
  onOdd: OnOddValue,
): { [key: string]: WritableJson } {
  const texts = textsIn(tags);
  return {
    ...(typeof name === 'string' && { name }),
    ...(config !== undefined && { config: valueOf(config, 'config', onOdd) }),
    ...(typeof group === 'string' && { group }),
    ...(texts && { tags: texts }),
  };
}

function textsIn(list: unknown): string[] | undefined {
  try {
    return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : undefined;
  } catch {
    return undefined;
  }
}
