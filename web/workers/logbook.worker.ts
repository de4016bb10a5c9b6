import { expose } from 'comlink';
import { serveLogbook } from './serve-logbook.js';

expose(serveLogbook());
