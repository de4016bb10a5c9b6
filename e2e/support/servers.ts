import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';
import { createServer as createVite } from 'vite';
import { projectFolder, temporaryFolder, type Scope } from './folders.js';

/** The built page as any static host would serve it: nothing answers for `/api`, so it opens folders itself. */
export async function serveStatic(scope: Scope, folder = projectFolder('dist/web')): Promise<string> {
  const serve = sirv(folder, { dev: true });
  const server = createServer((request, response) =>
    serve(request, response, () => {
      response.statusCode = 404;
      response.end();
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  scope.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** `npm run dev` on a free port, which asks this host; gives its origin. */
export async function develop(scope: Scope, host: string): Promise<string> {
  const before = process.env.MICROTRAX_HOST;
  process.env.MICROTRAX_HOST = host;
  scope.after(() => {
    if (before === undefined) delete process.env.MICROTRAX_HOST;
    else process.env.MICROTRAX_HOST = before;
  });
  const vite = await createVite({
    configFile: projectFolder('vite.config.ts'),
    cacheDir: temporaryFolder(scope),
    logLevel: 'silent',
    optimizeDeps: { noDiscovery: true },
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
  });
  scope.after(() => vite.close());
  await vite.listen();
  return `http://127.0.0.1:${(vite.httpServer?.address() as AddressInfo).port}`;
}

export interface HostOptions {
  /** 0 is any free one. */
  port?: number;
  /** What it asks for; otherwise nothing. */
  token?: string;
}

/** `mtx serve`, as built, in a process of its own; ended after the test. Gives the first link that it prints. */
export async function startHost(scope: Scope, folder: string, options: HostOptions = {}): Promise<string> {
  return (await startHostProcess(scope, folder, options)).link;
}

/** The same, for who does something to the process; `url` has neither path nor token. */
export async function startHostProcess(
  scope: Scope,
  folder: string,
  { port = 0, token }: HostOptions = {},
): Promise<{ link: string; url: string; host: ChildProcess }> {
  const options = ['-f', folder, '--port', String(port), '--host', 'localhost'];
  const command = [projectFolder('dist/bin/mtx.js'), 'serve', ...options];
  const env = { ...process.env, MICROTRAX_TOKEN: token ?? '' };
  const host = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'], env });
  const ended = once(host, 'exit');
  scope.after(async () => {
    host.kill('SIGKILL');
    await ended;
  });
  let output = '';
  const link = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      output += chunk.toString();
      const link = /^(http:\S+)\n/m.exec(output)?.[1];
      if (link) resolve(link);
    };
    host.stdout.on('data', listen);
    host.stderr.on('data', listen);
    void ended.then(([code]) => reject(new Error(`mtx serve ended with ${code}: ${output}`)));
  });
  return { link, url: new URL(link).origin, host };
}
