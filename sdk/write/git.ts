import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';

/** Where the code of a run stood: the commit, and whether files that git knows had been changed since. */
export interface GitState {
  commit: string;
  dirty: boolean;
}

/** A huge repository on a slow disk must not hold up a training. */
const timeoutMs = 3000;

/**
 * The repository that the process works in, else the one that its script lies in. Undefined where there is none,
 * nor git, nor a commit yet. What git does not know counts for nothing: the logbook itself may lie there.
 */
export function describeGit(): GitState | undefined {
  const folder = workingFolder();
  const script = process.argv[1];
  return (folder ? stateOf(folder) : undefined) ?? (script ? stateOf(dirname(script)) : undefined);
}

/** None where somebody deleted it. */
function workingFolder(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

function stateOf(folder: string): GitState | undefined {
  // The options keep git from writing into the repository and from starting its monitor of files. The filters that
  // a repository is set up with, such as those of large files, run as at every `git status`.
  const options = ['--no-optional-locks', '-c', 'core.fsmonitor=false'];
  const status = ['status', '--porcelain=v2', '--branch', '--untracked-files=no'];
  const { stdout, error } = spawnSync('git', [...options, ...status], {
    cwd: folder,
    encoding: 'utf8',
    timeout: timeoutMs,
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
    maxBuffer: 1 << 26,
  });
  const commit = error ? undefined : /^# branch\.oid ([0-9a-f]{40,})$/m.exec(stdout)?.[1];
  return commit === undefined ? undefined : { commit, dirty: /^[^#\n]/m.test(stdout) };
}
