// What a test in the browser asks of the machine it runs on: real folders on disk, and handles of them. These
// run in Node, in the test runner; genuine-folder.ts is their other half.
import { appendFile, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** Text as it is, bytes in base64: a command's payload travels as JSON. @typedef {{ text: string } | { base64: string }} Content */

/** @param {Content} content */
function bytesOf(content) {
  return 'text' in content ? Buffer.from(content.text) : Buffer.from(content.base64, 'base64');
}

/**
 * The test runner's plugin with the commands `make-folder`, `write-in-folder`, `append-in-folder`, `remove-in-folder` and
 * `drop-folder`. All paths lie in folders that `make-folder` made; they are removed when the runner stops.
 */
export function folderCommands() {
  /** @type {Set<string>} */
  const folders = new Set();
  /** Drops come one at a time: each needs its page in front. @type {Promise<unknown>} */
  let lastDrop = Promise.resolve();

  /** @param {{ folder: string, path: string }} payload */
  function inside({ folder, path: relative }) {
    const target = path.resolve(folder, relative);
    if (!folders.has(folder) || path.relative(folder, target).startsWith('..')) {
      throw new Error(`${relative} is in no folder that a test has made`);
    }
    return target;
  }

  /** @type {Record<string, (payload: any, session: any) => Promise<unknown>>} */
  const commands = {
    /** @param {{ name: string, copyOf?: string }} payload An empty folder of that name, or a copy of one of the project's. */
    'make-folder': async ({ name, copyOf }) => {
      const parent = await mkdtemp(path.join(os.tmpdir(), 'microtrax-test-'));
      const folder = path.join(parent, name);
      if (copyOf) await cp(copyOf, folder, { recursive: true });
      else await mkdir(folder);
      folders.add(folder);
      return folder;
    },
    'write-in-folder': async (payload) => {
      const target = inside(payload);
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, bytesOf(payload.content));
    },
    'append-in-folder': async (payload) => {
      await appendFile(inside(payload), bytesOf(payload.content));
    },
    'remove-in-folder': async (payload) => {
      await rm(inside(payload), { recursive: true, force: true });
    },
    /** Drops the folder on the page: the one way to a genuine handle without a person. */
    'drop-folder': (payload, session) => {
      const dropping = lastDrop.then(() =>
        dropOn(session.browser.getPage(session.id), inside({ ...payload, path: '.' })),
      );
      lastDrop = dropping.catch(() => {});
      return dropping;
    },
  };

  return {
    name: 'folder-commands',
    /** @param {{ command: string, payload: any, session: any }} call */
    async executeCommand({ command, payload, session }) {
      const run = commands[command];
      if (!run) return undefined;
      // The runner takes `undefined` for "not mine".
      return (await run(payload, session)) ?? true;
    },
    async serverStop() {
      await Promise.all([...folders].map((folder) => rm(path.dirname(folder), { recursive: true, force: true })));
    },
  };
}

/** @param {import('puppeteer-core').Page} page @param {string} folder */
async function dropOn(page, folder) {
  await page.bringToFront();
  const cdp = await page.createCDPSession();
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of /** @type {const} */ (['dragEnter', 'dragOver', 'drop'])) {
    await cdp.send('Input.dispatchDragEvent', { type, x: 20, y: 20, data });
  }
  await cdp.detach();
}
