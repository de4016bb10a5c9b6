/** A part of a logbook's experiments: those that `shardOf` gives this index. */
export interface Share {
  index: number;
  /** How many shares there are. */
  of: number;
}

/**
 * Which of `of` shards an experiment belongs to, from 0: by its id alone, so that whoever asks knows it, too. The
 * hash is FNV-1a of 32 bits over UTF-16 units, its halves folded together since its low bits alone mix badly
 * (http://www.isthe.com/chongo/tech/comp/fnv/).
 */
export function shardOf(id: string, of: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  return ((hash >>> 16) ^ (hash & 0xffff)) % of;
}

/** Whether an experiment belongs to a share; without any, all do. */
export function isInShare(id: string, share: Share | undefined): boolean {
  return share === undefined || shardOf(id, share.of) === share.index;
}
