/** The folders of a logbook, below its own. */
export const folders = {
  experiments: 'experiments',
  text: 'text',
  resources: 'resources',
  annotations: 'annotations',
} as const;

export const jsonlSuffix = '.jsonl';

export const experimentPath = (id: string): string => `${folders.experiments}/${id}${jsonlSuffix}`;
export const textPath = (id: string): string => `${folders.text}/${id}_text${jsonlSuffix}`;
export const resourcesPath = (id: string): string => `${folders.resources}/${id}_resources${jsonlSuffix}`;
export const annotationPath = (id: string): string => `${folders.annotations}/${id}.json`;

/** The id of a plain JSONL file: its percent-encoded relative path, so that it fits into one part of a URL. */
export const plainId = (path: string): string => encodeURIComponent(path.replace(/\p{Surrogate}/gu, '\ufffd'));

/** A new id, `experiment_YYYYmmdd_HHMMSS_<8 hex>` in local time. `random` is 32 random bits. */
export function newExperimentId(now: Date, random: number): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  const time = `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
  return `experiment_${day}_${time}_${(random >>> 0).toString(16).padStart(8, '0')}`;
}
