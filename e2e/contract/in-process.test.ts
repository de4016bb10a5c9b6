import { mkdir, mkdtemp, appendFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { NodeFiles } from '../../cli/node-files.js';
import { openLogbook } from '../../sdk/read/index.js';
import { logbookContract, type OpenFolder } from './logbook-contract.js';

const open: OpenFolder = async (files) => {
  const folder = await mkdtemp(join(tmpdir(), 'microtrax-contract-'));
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) await write(path, text);
  const logbook = openLogbook(new NodeFiles(folder));
  return {
    logbook,
    write,
    append: (path, text) => appendFile(join(folder, path), text),
    remove: (path) => rm(join(folder, path)),
    close: async () => {
      logbook.close();
      await rm(folder, { recursive: true });
    },
  };
};

describe('a logbook in process, on files on disk', { timeout: 60_000 }, () => {
  logbookContract((name, test) => void it(name, test), open);
});
