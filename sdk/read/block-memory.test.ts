import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blockLength, giveBlock, giveMemory, pieceBytes, takeBlock, wantsMemory } from './block-memory.js';
import { FloatColumn } from './columns.js';

/** The memory that these blocks are cut from, in pieces. */
const piecesOf = (blocks: readonly Float64Array[]): number => new Set(blocks.map(({ buffer }) => buffer)).size;
const take = (count: number): Float64Array[] => Array.from({ length: count }, takeBlock);
const blocksOfPiece = pieceBytes / blockLength / 8;

test('takes memory that is given, whatever was in it, and wants no more than it may need', () => {
  const buffer = new Uint8Array(pieceBytes).fill(255).buffer;
  let given = 0;
  for (; wantsMemory(); given++) giveMemory(buffer.slice());
  assert.ok(given <= 8, `${given} MB`);
  const columns = Array.from({ length: 10 }, () => new FloatColumn());
  for (let index = 0; index < 40_000; index++)
    for (const [place, column] of columns.entries()) column.push(index + place);
  assert.ok(wantsMemory());
  for (const [place, column] of columns.entries()) {
    assert.ok(column.toArray().every((value, index) => value === index + place));
  }
  columns.forEach((column) => column.clear());
});

test('no block is anybody else’s', () => {
  const blocks = take(5 * blocksOfPiece);
  blocks.forEach((block, index) => block.fill(index));
  blocks.forEach((block, index) => assert.ok(block.length === blockLength && block.every((value) => value === index)));
  blocks.forEach(giveBlock);
});

test('what is given back serves the next, so that blocks that stay keep no more pieces than there once were', () => {
  let blocks = take(100 * blocksOfPiece);
  const most = piecesOf(blocks);
  assert.ok(most <= 101);
  const seen = new Set(blocks.map(({ buffer }) => buffer));
  for (let round = 0; round < 20; round++) {
    // Of each 32 one stays, another one each time.
    const staying = blocks.filter((_, index) => (index + round) % 32 === 0);
    blocks.filter((block) => !staying.includes(block)).forEach(giveBlock);
    blocks = [...staying, ...take(blocks.length - staying.length)];
    blocks.forEach(({ buffer }) => seen.add(buffer));
    assert.equal(piecesOf(blocks), most);
  }
  assert.ok(seen.size <= most + 1, `${seen.size} pieces`);
  blocks.forEach(giveBlock);
});

test('of many pieces that nobody needs only some are kept', () => {
  const before = take(100 * blocksOfPiece);
  const pieces = new Set(before.map(({ buffer }) => buffer));
  before.forEach(giveBlock);
  const after = take(100 * blocksOfPiece);
  const kept = new Set(after.map(({ buffer }) => buffer).filter((buffer) => pieces.has(buffer))).size;
  assert.ok(kept >= 16 && kept <= 34, `${kept} MB`);
  after.forEach(giveBlock);
});
