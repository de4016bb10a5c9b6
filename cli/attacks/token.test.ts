import assert from 'node:assert/strict';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import test from 'node:test';
import { routes } from '../routes/index.js';
import { errorCode, startTestHost, type HostClient } from '../testing/host-client.js';
import { copyOf, start } from '../testing/mtx-process.js';

const token = 'Abcdefgh-1234_5678';
const json = { 'content-type': 'application/json' };

test('every route but the public ones asks for the token', async (t) => {
  const client = await startTestHost(t, 'quickstart', { token });
  for (const { method, path, isPublic } of routes) {
    const answer = await client.ask(path.replace(':id', 'x'), {
      method,
      headers: json,
      body: method === 'GET' ? '' : '{}',
    });
    if (isPublic) assert.notEqual(answer.status, 401, path);
    else {
      assert.equal(errorCode(answer), '401 no-token', `${method} ${path}`);
      assert.equal(answer.headers['www-authenticate'], 'Bearer');
    }
  }
  const open = routes.filter(({ isPublic }) => isPublic).map(({ path }) => path);
  assert.deepEqual(open.sort(), ['/api/health', '/api/session', '/host.json']);
  assert.equal((await client.ask('/')).status, 200, 'the page asks for it');
});

test('nothing but the token opens, and it only where it belongs', async (t) => {
  const client = await startTestHost(t, 'quickstart', { token });
  const cookie = `microtrax-${client.host.port}`;
  const right = { authorization: `Bearer ${token}` };
  assert.equal((await client.ask('/api/experiments', { headers: right })).status, 200);
  for (const headers of [
    { authorization: `Bearer ${token.slice(0, -1)}` },
    { authorization: `Bearer ${token}x` },
    { authorization: `Bearer ${token.toLowerCase()}` },
    { authorization: `Bearer ${token} ${token}` },
    { authorization: 'Bearer ' },
    { authorization: token },
    { authorization: `Basic ${Buffer.from(`:${token}`).toString('base64')}` },
    { authorization: `Bearer "${token}"` },
    { cookie: `${cookie}=${token}` },
    { cookie: `${cookie}=` },
    { cookie: `token=${token}` },
    { 'x-token': token },
    { 'proxy-authorization': `Bearer ${token}` },
  ] as Record<string, string>[]) {
    await assertRefused(client, '/api/experiments', headers);
  }
  for (const target of [`/api/experiments?token=${token}`, `/api/experiments?wait=false&token=${token}`]) {
    await assertRefused(client, target);
  }
});

async function assertRefused(client: HostClient, target: string, headers: Record<string, string> = {}): Promise<void> {
  const answer = await client.ask(target, { headers });
  assert.match(errorCode(answer), /^401 (no|wrong)-token$/, JSON.stringify(headers));
  assertUntold(answer.body.toString());
}

test('the token in the link is exchanged for a cookie that does not tell it', async (t) => {
  const client = await startTestHost(t, 'quickstart', { token });
  const answer = await client.ask(`/?panel=images&token=${token}&x=1`);
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.location, './?panel=images&x=1');
  const [cookie = ''] = answer.headers['set-cookie'] ?? [];
  assert.match(cookie, new RegExp(`^microtrax-${client.host.port}=[\\w-]+; Path=/; HttpOnly; SameSite=Strict$`));
  assertUntold(JSON.stringify([answer.headers, answer.body.toString()]));
  const [session = ''] = cookie.split(';');
  assert.equal((await client.ask('/api/experiments', { headers: { cookie: `a=b; ${session}; c=d` } })).status, 200);

  const wrong = await client.ask('/?token=wrong');
  assert.equal(errorCode(wrong), '401 wrong-token');
  assert.equal(wrong.headers['set-cookie'], undefined);
  const person = await client.ask('/?token=wrong', { headers: { accept: 'text/html' } });
  assert.deepEqual([person.status, person.headers.location, person.headers['set-cookie']], [303, './', undefined]);
  // So it is from every address of the page, and from none of what scripts ask.
  assert.equal((await client.ask(`/index.html?token=${token}`)).headers.location, './');
  const head = await client.ask(`/?token=${token}`, { method: 'HEAD' });
  assert.deepEqual([head.status, head.headers['set-cookie']], [303, answer.headers['set-cookie']]);
  assert.equal((await client.ask(`/API/health?token=${token}`)).headers['set-cookie'], undefined);
  assert.equal((await client.ask(`/api/health?token=${token}`)).headers['set-cookie'], undefined);
  // A host on another port may have set one of the same name.
  const name = session.split('=')[0] ?? '';
  const crowded = { cookie: `${name}=x; ${session}` };
  assert.equal((await client.ask('/api/experiments', { headers: crowded })).status, 200);
});

test('the page gets the cookie for the token, and for nothing else', async (t) => {
  const client = await startTestHost(t, 'quickstart', { token });
  for (const [body, code] of [
    [{ token: 'wrong' }, '401 wrong-token'],
    [{ token: '' }, '401 wrong-token'],
    [{ token: [token] }, '400 bad-parameter'],
    [{}, '400 bad-parameter'],
    ['null', '400 bad-body'],
  ] as const) {
    const answer = await client.post('/api/session', body);
    assert.equal(errorCode(answer), code);
    assert.equal(answer.headers['set-cookie'], undefined);
    assertUntold(answer.body.toString());
  }
  const foreign = await client.post('/api/session', { token }, { origin: 'http://evil.example' });
  assert.equal(errorCode(foreign), '403 foreign-origin');
  const answer = await client.post('/api/session', { token });
  assert.deepEqual([answer.status, answer.body.length], [204, 0]);
  assert.equal(answer.headers['set-cookie']?.length, 1);
});

test('a cookie outlives the host while the token stays, and no longer', async (t) => {
  const before = await startTestHost(t, {}, { token });
  const { headers } = await before.post('/api/session', { token });
  const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  const { port } = before.host;
  const statusAnew = async (token: string): Promise<string | number> => {
    const client = await startTestHost(t, {}, { token, port });
    const answer = await client.ask('/api/experiments', { headers: { cookie } });
    await client.host.close();
    return answer.status === 200 ? 200 : errorCode(answer);
  };
  await before.host.close();
  assert.equal(await statusAnew(token), 200);
  assert.equal(await statusAnew('another-token-than-before'), '401 wrong-token');
});

test('nothing that serve prints tells the token again, whatever is asked', { timeout: 60_000 }, async (t) => {
  const root = await copyOf(t, 'quickstart');
  const child = start(t, ['serve', '-p', '0', '-f', root, '--open'], { MICROTRAX_TOKEN: token, PATH: '' });
  assert.ok(child.stdout && child.stderr);
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const err = text(child.stderr);
  while (!printed.includes('http:')) await once(child.stdout, 'data');
  const url = /http:\S+/.exec(printed)?.[0] ?? '';
  const { origin } = new URL(url);
  await fetch(url);
  for (const [target, headers] of [
    [`/?token=${token}x`, {}],
    [`/nothing/${token}?token=${token}`, {}],
    [`/api/experiments/${token}/damage`, { authorization: `Bearer ${token}` }],
    [`/api/experiments`, { authorization: `Bearer ${token}x` }],
    [`/api/experiments`, { host: token, authorization: `Bearer ${token}` }],
  ] as [string, Record<string, string>][]) {
    await (await fetch(`${origin}${target}`, { headers })).text();
  }
  child.kill('SIGTERM');
  await once(child, 'close');
  assert.equal(printed.split(token).length - 1, 1, printed);
  assertUntold(await err);
});

function assertUntold(said: string): void {
  assert.ok(!said.includes(token), said);
}
