import assert from 'node:assert/strict';
import test from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { greeting, type Greeting } from './greeting.js';

const here: Greeting = {
  version: '1.2.3',
  folder: '/runs',
  host: 'localhost',
  port: 8080,
  token: null,
  user: 'ada',
};

function lines(told: Partial<Greeting>): string[] {
  return stripVTControlCharacters(greeting({ ...here, ...told })).split('\n');
}

test('the link is the last line, with the token where there is one', () => {
  assert.deepEqual(lines({}), ['microtrax 1.2.3 shows /runs', 'http://localhost:8080/']);
  assert.equal(lines({ token: 'a+b/c==' }).at(-1), 'http://localhost:8080/?token=a%2Bb%2Fc%3D%3D');
  assert.equal(lines({ host: '2001:db8::1' }).at(-1), 'http://[2001:db8::1]:8080/');
});

test('on all addresses there is a link for each, and none for what nobody can open', () => {
  const links = lines({ host: '0.0.0.0', token: 't' }).slice(1);
  assert.equal(links[0], 'http://localhost:8080/?token=t');
  for (const link of links) assert.match(link, /^http:\/\/(localhost|\d+\.\d+\.\d+\.\d+):8080\/\?token=t$/);
  assert.ok(!links.some((link) => link.includes('0.0.0.0') || link.includes('127.0.0.1')));
});

test('over SSH it says what to type on the other side', () => {
  const command = (sshConnection: string, told: Partial<Greeting> = {}): string =>
    lines({ sshConnection, ...told })[2]?.trim() ?? '';
  assert.equal(command('10.0.0.9 51234 10.0.0.5 22'), 'ssh -L 8080:localhost:8080 ada@10.0.0.5');
  assert.equal(command('10.0.0.9 51234 10.0.0.5 2222'), 'ssh -L 8080:localhost:8080 -p 2222 ada@10.0.0.5');
  assert.equal(command('fd00::9 51234 fd00::5 22'), 'ssh -L 8080:localhost:8080 ada@fd00::5');
  const onOne = command('10.0.0.9 51234 10.0.0.5 22', { host: '::1', port: 81 });
  assert.equal(onOne, "ssh -L '81:[::1]:81' ada@10.0.0.5");
  assert.equal(command('fe80::9%eth0 51234 fe80::5%eth0 22'), 'ssh -L 8080:localhost:8080 ada@fe80::5');
});

test('over SSH there is no link to what only the other machine reaches', () => {
  const links = (host: string): string[] => lines({ host, sshConnection: '10.0.0.9 51234 10.0.0.5 22' }).slice(3);
  for (const host of ['localhost', '127.0.0.2', '::1']) assert.deepEqual(links(host), ['http://localhost:8080/'], host);
  assert.deepEqual(links('192.0.2.7'), ['http://localhost:8080/', 'http://192.0.2.7:8080/']);
});

test('what sshd would not say is not repeated', () => {
  for (const sshConnection of ['', 'x', '1 2 $(reboot) 22', '10.0.0.9 51234 10.0.0.5 22;reboot']) {
    assert.equal(lines({ sshConnection }).length, 2, sshConnection);
  }
});
