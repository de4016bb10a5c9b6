// Starts the thread where the project runs from its source: a worker does not inherit the loader of TypeScript.
import { register } from 'tsx/esm/api';

register();
await import('./logbook-thread.ts');
