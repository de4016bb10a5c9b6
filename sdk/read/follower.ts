import type { LogbookFiles } from './files.js';

/** How often the files that change are looked at, and how often all of them and their folders are. */
const lookEveryMs = 400;
const scanEveryMs = 2500;

export interface Follower {
  /** Looks at the files that changed not long ago. */
  look(): Promise<void>;
  /** Looks at these files, by their paths; there may be others among them. */
  lookAt(paths: ReadonlySet<string>): Promise<void>;
  /** Looks at the folders and at all files. */
  scan(): Promise<void>;
}

/** Hints are gathered for so long: they come with every appended line. */
const hintedEveryMs = 50;
/** A scan that takes no longer than this is done at every hint, too. */
const quickScanMs = 20;

/**
 * Follows a logbook until the signal is aborted: looks at all of it at once, then again and again, and soon when the platform hints at
 * a change. One look ends before the next begins, and after each comes a pause of ten times its duration, so that
 * a large logbook or a slow disk is not looked at all the time. A file that the platform names does not wait for
 * that: to look at it alone takes as long as there is news.
 */
export function follow(files: LogbookFiles, follower: Follower, signal: AbortSignal): void {
  let isHinted = false;
  let wake = (): void => undefined;
  const hint = (): void => {
    isHinted = true;
    wake();
  };
  let named = new Set<string>();
  let looking: Promise<void> | null = null;
  files.watch?.(
    (path) => {
      if (path === undefined) {
        hint();
        return;
      }
      named.add(path);
      looking ??= lookAtNamed().finally(() => (looking = null));
    },
    { signal },
  );
  signal.addEventListener('abort', hint, { once: true });
  void loop();

  async function lookAtNamed(): Promise<void> {
    for (await pause(hintedEveryMs); named.size > 0 && !signal.aborted; await pause(hintedEveryMs)) {
      const paths = named;
      named = new Set();
      await follower.lookAt(paths);
    }
  }

  async function loop(): Promise<void> {
    let scanTookMs = await timed(() => follower.scan());
    // It has found out what the later ones know: they need not come later for it.
    let scanAt = Date.now() + scanEveryMs;
    let lookTookMs = 0;
    while (!signal.aborted) {
      const pauseMs = Math.max(hintedEveryMs, 10 * lookTookMs);
      await pause(pauseMs);
      if (!isHinted) await pauseOrHint(lookEveryMs - pauseMs);
      if (signal.aborted) return;
      const scans = Date.now() >= scanAt || (isHinted && scanTookMs <= quickScanMs);
      isHinted = false;
      const tookMs = await timed(() => (scans ? follower.scan() : follower.look()));
      if (scans) {
        scanTookMs = tookMs;
        scanAt = Date.now() + Math.max(scanEveryMs, 10 * tookMs);
      } else {
        lookTookMs = tookMs;
      }
    }
  }

  async function timed(work: () => Promise<void>): Promise<number> {
    const startedMs = Date.now();
    await work();
    return Date.now() - startedMs;
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
