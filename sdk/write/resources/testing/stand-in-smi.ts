import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Puts an `nvidia-smi` into a folder, which answers the one question that it is asked as the real one does.
 * @param gpus a line for each GPU: index, utilisation, used and total memory.
 * @param hangs whether it never answers; its pid is in the file `pid` then.
 * @returns the file to which each call adds a line.
 */
export function standInSmi(
  folder: string,
  { gpus, exitCode = 0, hangs = false }: { gpus: string[]; exitCode?: number; hangs?: boolean },
): string {
  const calls = join(folder, 'calls');
  const script = `#!/bin/sh
echo called >> '${calls}'
[ "$*" = '--query-gpu=index,utilization.gpu,memory.used,memory.total --format=csv,noheader,nounits' ] || exit 2
${hangs ? `echo $$ > '${join(folder, 'pid')}'\nexec sleep 60` : ''}
${gpus.map((line) => `echo '${line}'`).join('\n')}
exit ${exitCode}
`;
  writeFileSync(join(folder, 'nvidia-smi'), script, { mode: 0o755 });
  return calls;
}
