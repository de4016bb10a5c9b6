import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RowMemory } from './row-memory.js';

class Holder {
  rowBytes = 100;
  constructor(
    readonly name: string,
    readonly modifiedMs = 0,
  ) {}
  release(): void {
    this.rowBytes = 0;
  }
}

const holding = (holders: Holder[]): string =>
  holders.map(({ name, rowBytes }) => (rowBytes > 0 ? name : '-')).join('');

function read(memory: RowMemory, names: string): Holder[] {
  const holders = [...names].map((name) => new Holder(name));
  for (const holder of holders) memory.grow(holder);
  return holders;
}

test('holds as much as the bound allows, and lets go of what was read longest ago', () => {
  assert.equal(holding(read(new RowMemory(300), 'abcde')), '--cde');
});

test('keeps what the last question was about, however much it is', () => {
  const memory = new RowMemory(300);
  const holders = read(memory, 'abc');
  memory.hold(holders);
  const more = read(memory, 'de');
  assert.equal(holding([...holders, ...more]), 'abc--');
});

test('lets go of what was asked for longest ago', () => {
  const memory = new RowMemory(300);
  const holders = read(memory, 'abc');
  memory.hold(holders.slice(0, 1))();
  memory.hold([])();
  const more = read(memory, 'de');
  assert.equal(holding([...holders, ...more]), 'a--de');
});

test('keeps what an earlier question is still about', () => {
  const memory = new RowMemory(200);
  const [first, second] = read(memory, 'ab') as [Holder, Holder];
  const letGo = memory.hold([first]);
  memory.hold([second])();
  memory.hold([])();
  read(memory, 'c');
  assert.equal(holding([first, second]), 'a-');
  letGo();
  read(memory, 'de');
  assert.equal(holding([first, second]), '--');
});

test('keeps what changed within the last minute', () => {
  const memory = new RowMemory(100);
  const running = new Holder('r', Date.now());
  memory.grow(running);
  assert.equal(holding([running, ...read(memory, 'abc')]), 'r---');
});

test('counts what grows, and what is gone', () => {
  const memory = new RowMemory(300);
  const [first, second] = read(memory, 'ab') as [Holder, Holder];
  second.rowBytes = 250;
  memory.hold([second]);
  memory.grow(second);
  assert.equal(holding([first, second]), '-b');
  memory.forget(second);
  assert.equal(holding(read(memory, 'cde')), 'cde');
});
