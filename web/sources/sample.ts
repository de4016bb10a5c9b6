import { openFiles } from './open-files.js';
import { SourceError, type Source } from './source.js';

/** What the sample's logbook is called. */
export const sampleName = 'sample';
const root = '../../examples/sample-logbook/';

/** The addresses of the sample's files, by their paths. */
const addresses = import.meta.glob<string>('../../examples/sample-logbook/**/*.{jsonl,json}', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** A small real training that comes with the page. */
export const sample: Source = {
  id: 'sample',
  title: 'Try the sample',
  icon: 'sample',
  isAvailable: Object.keys(addresses).length > 0,

  async open() {
    const files = Object.entries(addresses).map(async ([path, address]): Promise<[string, File]> => {
      const answer = await fetch(address);
      if (!answer.ok) throw new SourceError(`The sample could not be loaded: ${address} answers ${answer.status}.`);
      const inner = path.slice(root.length);
      return [inner, new File([await answer.blob()], inner)];
    });
    return openFiles({ kind: 'chosen', name: sampleName, files: await Promise.all(files) });
  },
};
