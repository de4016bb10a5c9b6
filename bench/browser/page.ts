import { openFolder } from '../../web/sources/folder.js';
import { Checksum } from '../readers/checksum.mjs';
import { addEveryPoint } from '../readers/every-point.mjs';
import type { PeerAnswer, PeerTask } from './peer.worker.js';

/** What one reading of the dropped folder took, and what it read. */
export interface Reading {
  ms: number;
  checksum?: string;
}

declare global {
  interface Window {
    /** Reads the folder that is dropped on the page: ours as the page opens it, a peer in a worker of its own. */
    read: (reader: 'microtrax' | PeerTask['reader']) => Promise<Reading>;
  }
}

const dropped = new Promise<FileSystemDirectoryHandle>((resolve, reject) => {
  window.addEventListener('dragover', (event) => event.preventDefault());
  window.addEventListener('drop', (event) => {
    event.preventDefault();
    const handle = event.dataTransfer?.items[0]?.getAsFileSystemHandle();
    handle?.then((found) => resolve(found as FileSystemDirectoryHandle), reject);
  });
});

window.read = async (reader) => {
  const handle = await dropped;
  return reader === 'microtrax' ? readOurs(handle) : readAsPeer({ reader, handle });
};

async function readOurs(handle: FileSystemDirectoryHandle): Promise<Reading> {
  const beginMs = performance.now();
  const logbook = await openFolder(handle);
  const { items } = await logbook.experiments({ wait: true });
  const ms = performance.now() - beginMs;
  const checksum = new Checksum();
  await addEveryPoint(logbook, items, checksum);
  logbook.close();
  return { ms, checksum: String(checksum) };
}

function readAsPeer(task: PeerTask): Promise<Reading> {
  return new Promise((resolve, reject) => {
    const beginMs = performance.now();
    let ms = NaN;
    const worker = new Worker(new URL('./peer.worker.ts', import.meta.url), { type: 'module' });
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }: MessageEvent<PeerAnswer>) => {
      if (data === 'read') {
        ms = performance.now() - beginMs;
        return;
      }
      worker.terminate();
      if ('error' in data) reject(new Error(data.error));
      else resolve({ ms, checksum: data.checksum });
    };
    worker.postMessage(task);
  });
}
