import { isMainThread } from 'node:worker_threads';

/** Those that end a process where nobody listens; SIGKILL cannot be heard. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const watchers = new Set<() => void>();
let isExiting = false;

/** Whether `exit` was heard: what its other listeners do is the last that happens here. */
export function isProcessExiting(): boolean {
  return isExiting;
}

/**
 * Calls `onEnd` when the process is about to end: at its exit, for whatever reason, and at SIGINT, SIGTERM and SIGHUP.
 * The process ends as it would have without this: with its own exit code, by the signal where nobody else listens
 * for it, and not at all where somebody does and goes on, so that `onEnd` may be called more than once. It must be
 * synchronous and not throw.
 * Where the exit has begun, it is called at once.
 * @returns how to be called no more; where nobody is, no listener is left behind.
 */
export function onProcessEnd(onEnd: () => void): () => void {
  if (isExiting) {
    onEnd();
    return () => {};
  }
  if (watchers.size === 0) listen();
  watchers.add(onEnd);
  return () => {
    if (watchers.delete(onEnd) && watchers.size === 0) stopListening();
  };
}

function listen(): void {
  process.on('exit', onExit);
  // Signals reach the main thread only. First in line, so that listeners which are called once are still seen.
  if (isMainThread) for (const signal of signals) process.prependListener(signal, onSignal);
}

function stopListening(): void {
  process.off('exit', onExit);
  for (const signal of signals) process.off(signal, onSignal);
}

function onExit(): void {
  isExiting = true;
  callAll();
}

function callAll(): void {
  for (const onEnd of [...watchers]) onEnd();
}

function onSignal(signal: NodeJS.Signals): void {
  callAll();
  // Others count the listeners as well, to find out whether the signal is theirs to pass on: this one is gone first.
  process.off(signal, onSignal);
  if (process.listenerCount(signal) === 0) {
    process.kill(process.pid, signal);
  } else {
    process.nextTick(() => {
      if (watchers.size > 0 && !process.listeners(signal).includes(onSignal)) process.prependListener(signal, onSignal);
    });
  }
}
