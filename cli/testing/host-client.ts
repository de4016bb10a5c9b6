import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { openLogbook } from '../../sdk/read/index.js';
import { NodeFiles } from '../node-files.js';
import { startHost, type Host, type HostOptions } from '../server.js';

const logbooks = path.join(import.meta.dirname, '../../e2e/logbooks');

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Asks a real host as a browser or a script would; any header can be sent. */
export class HostClient {
  constructor(
    readonly host: Host,
    readonly folder: string,
  ) {}

  ask(target: string, given: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {}) {
    const { method = 'GET', headers = {}, body } = given;
    const options = { host: '127.0.0.1', port: this.host.port, path: target, method, agent: false };
    // Node would not say how long the body of a DELETE is.
    const length =
      body === undefined || 'transfer-encoding' in headers ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const known = { host: `localhost:${this.host.port}`, ...length, ...headers };
    return new Promise<Answer>((resolve, reject) => {
      const sent = request({ ...options, headers: known }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  async json(target: string, given: Parameters<HostClient['ask']>[1] = {}): Promise<unknown> {
    const answer = await this.ask(target, given);
    assert.equal(answer.status, 200, answer.body.toString());
    return JSON.parse(answer.body.toString());
  }

  post(target: string, body: unknown, headers: Record<string, string> = {}) {
    return this.ask(target, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }
}

/** What differs from a host that anybody on this machine may ask. */
export interface TestHostOptions extends Partial<Omit<HostOptions, 'logbook' | 'page'>> {
  /** Whether there is a page. */
  built?: boolean;
}

/** A host on a copy of one of the real logbooks, or on files as given; ended after the test. */
export async function startTestHost(
  t: TestContext,
  logbook: string | Record<string, string>,
  { built = true, ...options }: TestHostOptions = {},
): Promise<HostClient> {
  const root = await mkdtemp(path.join(tmpdir(), 'mtx-host-'));
  const folder = path.join(root, 'logbook');
  const page = path.join(root, 'web');
  await mkdir(folder);
  if (typeof logbook === 'string') await cp(path.join(logbooks, logbook), folder, { recursive: true });
  else await writeAll(folder, logbook);
  if (built)
    await writeAll(page, {
      'index.html': '<!doctype html><title>page</title>',
      'assets/worker-1.js': '//',
      'host.json': '{"host":false}',
    });
  const { host, close } = await hostOn(folder, page, options);
  t.after(async () => {
    await close();
    await rm(root, { recursive: true });
  });
  return new HostClient(host, folder);
}

/** Another host on the same folder; ended after the test. */
export async function startBeside(t: TestContext, { folder }: HostClient): Promise<HostClient> {
  const { host, close } = await hostOn(folder, path.join(folder, '../web'));
  t.after(close);
  return new HostClient(host, folder);
}

async function hostOn(folder: string, page: string, options: TestHostOptions = {}) {
  const logbook = openLogbook(new NodeFiles(folder));
  const facts = { version: '1.2.3', readOnly: false };
  const host = await startHost({ logbook, facts, host: 'localhost', port: 0, page, ...options });
  const close = async (): Promise<void> => {
    await host.close();
    logbook.close();
  };
  return { host, close };
}

async function writeAll(folder: string, files: Record<string, string>): Promise<void> {
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), content);
  }
}

/** The status and code of an error, which is told in both shapes and without a stack. */
export function errorCode(answer: Answer): string {
  const { error, detail } = JSON.parse(answer.body.toString()) as {
    error: { code: string; message: string };
    detail: string;
  };
  assert.equal(detail, error.message);
  assert.doesNotMatch(error.message, /\n\s+at /);
  return `${answer.status} ${error.code}`;
}
