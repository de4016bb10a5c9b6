import { expose } from 'comlink';
import { serveLogbook } from '../../sdk/threads/serve-logbook.js';
import { filesOf } from './files-origin.js';

expose(serveLogbook(filesOf));
