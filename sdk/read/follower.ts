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

/** A hinted look comes at the earliest this long after the one before: hints come with every appended line. */
const hintedEveryMs = 50;
/** A scan that takes no longer than this is done at every hint, too. */
const quickScanMs = 20;

/**
 * Follows a logbook until the signal is aborted: looks at it again and again, and soon when the platform hints at
 * a change. One look ends before the next begins, and after each comes a pause of ten times its duration, so that
 * a large logbook or a slow disk is not looked at all the time.
 */
export function follow(files: LogbookFiles, follower: Follower, signal: AbortSignal): void {
  let isHinted = false;
  let wake = (): void => undefined;
  const hint = (): void => {
    isHinted = true;
    wake();
  };
  files.watch?.(hint, { signal });
  signal.addEventListener('abort', hint, { once: true });
  void loop();

  async function loop(): Promise<void> {
    let scanAt = Date.now() + scanEveryMs;
    let scanTookMs = Infinity;
    let lookTookMs = 0;
    while (!signal.aborted) {
      const pauseMs = Math.max(hintedEveryMs, 10 * lookTookMs);
      await pause(pauseMs);
      if (!isHinted) await pauseOrHint(lookEveryMs - pauseMs);
      if (signal.aborted) return;
      const startedMs = Date.now();
      const scans = startedMs >= scanAt || (isHinted && scanTookMs <= quickScanMs);
      isHinted = false;
      await (scans ? follower.scan() : follower.look());
      const tookMs = Date.now() - startedMs;
      if (scans) {
        scanTookMs = tookMs;
        scanAt = Date.now() + Math.max(scanEveryMs, 10 * tookMs);
      } else {
        lookTookMs = tookMs;
      }
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms));
  }

  function pauseOrHint(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
