/**
 * Memory for the blocks of columns of doubles. Blocks are cut from pieces: to ask the system for each by itself takes
 * several times as long. A piece goes back to it as a whole, so what one column gives back serves others first.
 */

/** How many doubles a block has; a power of two. */
export const blockLength = 4096;
const blockBytes = blockLength * Float64Array.BYTES_PER_ELEMENT;
export const pieceBytes = 1024 * 1024;
const blocksOfPiece = pieceBytes / blockBytes;

/** How many pieces that nobody needs are kept: their memory is at hand already. */
const mostWholePieces = 32;
/** While there are fewer free blocks, more are welcome. */
const fewBlocks = 256;

type Block = Float64Array;

/** The free blocks of pieces of which others are in use. */
const ofPartial = new Map<ArrayBufferLike, Block[]>();
const wholePieces: Block[][] = [];
let freeCount = 0;

/** A block; what is in it is left from before. */
export function takeBlock(): Block {
  const [partial] = ofPartial.values();
  const blocks = partial ?? wholePieces.pop() ?? addPiece(new ArrayBuffer(pieceBytes));
  const block = blocks.pop()!;
  freeCount -= 1;
  if (blocks.length === 0) ofPartial.delete(block.buffer);
  else ofPartial.set(block.buffer, blocks);
  return block;
}

/** Gives a block back that `takeBlock` gave. */
export function giveBlock(block: Block): void {
  const { buffer } = block;
  const blocks = ofPartial.get(buffer) ?? [];
  blocks.push(block);
  freeCount += 1;
  ofPartial.set(buffer, blocks);
  if (blocks.length < blocksOfPiece) return;
  ofPartial.delete(buffer);
  if (wholePieces.length < mostWholePieces) wholePieces.push(blocks);
  else freeCount -= blocks.length;
}

/** Whether `giveMemory` serves somebody. */
export function wantsMemory(): boolean {
  return freeCount < fewBlocks;
}

/**
 * Gives memory that has been used, `pieceBytes` of it, to columns to come. The system makes fresh memory page by page,
 * when it is written to for the first time, which takes as long as reading the same from a file does.
 */
export function giveMemory(piece: ArrayBuffer): void {
  wholePieces.push(addPiece(piece));
}

function addPiece(piece: ArrayBuffer): Block[] {
  freeCount += blocksOfPiece;
  return Array.from({ length: blocksOfPiece }, (_, index) => new Float64Array(piece, index * blockBytes, blockLength));
}
