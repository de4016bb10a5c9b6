import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';
import { projectFolder, type Scope } from './folders.js';

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

/** `mtx serve`, as built, in a process of its own; ended after the test. Gives the URL that it prints. */
export async function startHost(scope: Scope, folder: string): Promise<string> {
  return (await startHostProcess(scope, folder)).url;
}

/** The same, for who does something to the process. */
export async function startHostProcess(
  scope: Scope,
  folder: string,
  port = 0,
): Promise<{ url: string; host: ChildProcess }> {
  const options = ['-f', folder, '--port', String(port), '--host', 'localhost'];
  const host = spawn(process.execPath, [projectFolder('dist/bin/mtx.js'), 'serve', ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  scope.after(() => void host.kill('SIGKILL'));
  let output = '';
  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      output += chunk.toString();
      const url = /http:\/\/[^\s/]+:\d+/.exec(output)?.[0];
      if (url) resolve({ url, host });
    };
    host.stdout.on('data', listen);
    host.stderr.on('data', listen);
    host.once('exit', (code) => reject(new Error(`mtx serve ended with ${code}: ${output}`)));
  });
}
