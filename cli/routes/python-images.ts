import { writeJson } from '../../sdk/format/json.js';
import type { Logbook } from '../../sdk/read/logbook.js';
import { linesAtOnce, listRoute } from './python-list.js';

/** All images of an experiment with their bytes in Base64, as the Python dashboard's clients ask for them. */
export const pythonImages = listRoute('/api/images', imagesOf);

async function* imagesOf(logbook: Logbook, id: string, signal: AbortSignal): AsyncGenerator<string> {
  for (let from = 0; ;) {
    const { images, lines, steps } = await logbook.images({ id, from, limit: linesAtOnce, wait: true }, { signal });
    for (const { ref, step, index, label } of images) {
      const bytes = await bytesOf(logbook, ref, signal);
      if (!bytes) continue;
      yield writeJson(
        {
          step,
          key: `_images[${index}]`,
          data: Buffer.from(bytes).toString('base64'),
          label: label === null ? `Image ${index}` : label,
        },
        { nonFinite: 'string' },
      );
    }
    from += lines;
    if (from >= steps.length || lines === 0) return;
  }
}

/** Null where what was logged is no image: the others are answered. */
async function bytesOf(logbook: Logbook, ref: string, signal: AbortSignal): Promise<Uint8Array | null> {
  try {
    return (await logbook.image(ref, { signal })).bytes;
  } catch (error) {
    if (error instanceof Error && error.name === 'unknown-image') return null;
    throw error;
  }
}
