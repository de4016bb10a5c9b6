import { fork } from 'node:child_process';
import { once } from 'node:events';
import { type Scope, projectFolder } from './folders.js';

export interface Writer {
  /** Settles when the line is in the file, which stays open. */
  write(record: object): Promise<void>;
}

/** Another process that has the file open for appending until the test ends. */
export async function startWriter(scope: Scope, file: string): Promise<Writer> {
  const child = fork(projectFolder('e2e/support/writer.mjs'), [file], { execArgv: [] });
  scope.after(() => void child.kill());
  await once(child, 'message');
  return {
    async write(record) {
      const written = once(child, 'message');
      child.send(JSON.stringify(record));
      await written;
    },
  };
}
