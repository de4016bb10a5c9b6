import assert from 'node:assert/strict';
import test from 'node:test';
import { logdirOf } from './default-logdir.js';

const home = '/home/ada';

test('the folder is the one asked for, else the variable’s, else ~/.microtrax; what is empty says nothing', () => {
  assert.equal(logdirOf({ asked: 'asked', variable: 'set', home }), 'asked');
  assert.equal(logdirOf({ asked: '', variable: 'set', home }), 'set');
  assert.equal(logdirOf({ variable: '', home }), '/home/ada/.microtrax');
  assert.equal(logdirOf({ variable: undefined, home }), '/home/ada/.microtrax');
});

test('~ is the home folder, whoever says it, and only at the beginning of a path', () => {
  assert.equal(logdirOf({ asked: '~/logs', variable: undefined, home }), '/home/ada/logs');
  assert.equal(logdirOf({ variable: '~/logs', home }), '/home/ada/logs');
  assert.equal(logdirOf({ variable: '~', home }), '/home/ada');
  for (const folder of ['~grace/logs', 'a/~/b', '/~'])
    assert.equal(logdirOf({ asked: folder, variable: '', home }), folder);
});
