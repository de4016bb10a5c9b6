import type { ServerResponse } from 'node:http';
import type { Request } from 'polka';
import type { Logbook } from '../../sdk/read/logbook.js';
import type { Access } from '../security/access.js';

/** What the host tells about itself. */
export interface HostFacts {
  version: string;
  /** Whether every write is refused. */
  readOnly: boolean;
  /** Tells its logbook from others of the same name; absent where it is in no folder. */
  place?: string;
}

/** One request and what answers it. */
export interface Call {
  request: Request;
  response: ServerResponse;
  logbook: Logbook;
  facts: HostFacts;
  /** Who may ask; null is everybody. */
  access: Access | null;
  /** The `:id` of the path, decoded; empty where it has none. */
  id: string;
  /** Aborted when the client leaves. */
  signal: AbortSignal;
}

/** One operation of the host: a file beside this one, entered in the table of `index.ts`. */
export interface Route {
  /** POST asks with a body. What changes the logbook is PUT, PATCH or DELETE, which `--read-only` refuses. */
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As polka matches it, `:id` being one percent-encoded part; what the page asks is in `routePaths`. */
  path: `/${string}`;
  /** Whether it answers without a token, too: then it may tell nothing that is logged. */
  isPublic?: true;
  /** Answers. What it throws becomes an error in JSON, or breaks off an answer that has begun. */
  answer(call: Call): Promise<void> | void;
}
