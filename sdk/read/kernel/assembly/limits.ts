/** More keys are not learned: `mostKeys` of keys.ts in the folder above. */
export const mostKeys: u32 = 4096;
/** Longer keys, their quotes counted, are not learned: `longestKeyBytes` there. */
export const longestKeyBytes: u32 = 1024;

/** How many rows a batch has at most: `batchRows` of kernel.ts in the folder above. */
export const batchRows: u32 = 2048;
/** With more keys than these a batch has fewer rows, so that it stays in a processor's cache. */
export const fewKeys: u32 = 64;
export const rowsOfManyKeys: u32 = 512;
