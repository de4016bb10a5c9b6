import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

// By its own name, because this file lies at another depth once it is built.
const packageFile = createRequire(import.meta.url).resolve('microtrax/package.json');

export const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };

/** Where the build puts the page. */
export const pageFolder = path.join(path.dirname(packageFile), 'dist', 'web');
