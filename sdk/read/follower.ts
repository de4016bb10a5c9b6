import type { LogbookFiles } from './files.js';

/** How often the files that change are looked at, and how often all of them and their folders are. */
const lookEveryMs = 400;
const scanEveryMs = 2500;

export interface Follower {
  /** Looks at the files that changed not long ago. */
  look(): Promise<void>;
  /** Looks at the folders and at all files. */
  scan(): Promise<void>;
}

/**
 * Follows a logbook until the signal is aborted: looks at it again and again, and at once when the platform hints
 * at a change. One look ends before the next begins, and none takes more than about a tenth of the time.
 */
export function follow(files: LogbookFiles, follower: Follower, signal: AbortSignal): void {
  let hinted = false;
  let wake = (): void => undefined;
  files.watch?.(
    () => {
      hinted = true;
      wake();
    },
    { signal },
  );
  signal.addEventListener('abort', () => wake(), { once: true });
  void loop();

  async function loop(): Promise<void> {
    let scanAt = Date.now() + scanEveryMs;
    let restMs = lookEveryMs;
    while (!signal.aborted) {
      if (!hinted) await sleep(restMs);
      if (signal.aborted) return;
      const started = Date.now();
      const scans = hinted || started >= scanAt;
      hinted = false;
      await (scans ? follower.scan() : follower.look());
      const tookMs = Date.now() - started;
      if (scans) scanAt = Date.now() + Math.max(scanEveryMs, 10 * tookMs);
      restMs = Math.max(lookEveryMs, scans ? 2 * tookMs : 10 * tookMs);
      // Hints may come with every appended line: a short pause gathers them.
      await sleep(hinted ? Math.max(50, 2 * tookMs) : 0);
    }
  }

  function sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        if (ms > 50) {
          clearTimeout(timer);
          resolve();
        }
      };
    });
  }
}
