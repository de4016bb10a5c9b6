import path from 'node:path';
import { pathToFileURL } from 'node:url';

const dist = path.join(import.meta.dirname, '../../dist');

/** A module of the build: what people run, and nothing that compiles it first. @param {string} file */
export const built = (file) => import(pathToFileURL(path.join(dist, file)).href);
