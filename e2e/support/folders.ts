import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a temporary folder or a child process is tied to: a test, which ends them. */
export interface Scope {
  after(end: () => void | Promise<void>): void;
}

/** A folder of the project, by its path in it. */
export function projectFolder(relative: string): string {
  return fileURLToPath(new URL(`../../${relative}`, import.meta.url));
}

/** A temporary folder with these files, gone after the test. The name is what the page calls the logbook. */
export function temporaryFolder(scope: Scope, files: Record<string, string> = {}, name = 'logbook'): string {
  const parent = mkdtempSync(path.join(os.tmpdir(), 'microtrax-e2e-'));
  scope.after(() => rmSync(parent, { recursive: true, force: true }));
  const folder = path.join(parent, name);
  mkdirSync(folder);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  }
  return folder;
}

/** A temporary copy of one of e2e/logbooks, gone after the test. */
export function copiedLogbook(scope: Scope, name: string): string {
  const folder = temporaryFolder(scope, {}, name);
  cpSync(projectFolder(`e2e/logbooks/${name}`), folder, { recursive: true });
  return folder;
}
