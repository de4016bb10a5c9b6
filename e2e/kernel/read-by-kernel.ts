import { ExperimentContent, PlainContent } from '../../sdk/read/contents.js';
import { ImageLines } from '../../sdk/read/image-lines.js';
import type { Kernel, RowSink } from '../../sdk/read/kernel/kernel.js';
import { logFormat, plainFormat } from '../../sdk/read/kernel/row-formats.js';
import type { LinePlace } from '../../sdk/read/line-places.js';
import type { RowContent } from '../../sdk/read/row-content.js';
import { LineSplitter } from '../../sdk/read/line-splitter.js';
import type { Rows } from '../../sdk/read/rows.js';
import type { Points } from '../oracle/rows.js';

export type FileKind = 'log' | 'plain';

/** What is asked about a file. */
export interface FileFacts {
  rowCount: number;
  damagedLines: number;
  /** The rows that hold images. */
  imageRows: number[];
  nan: number;
  infinite: number;
  points: Points;
}

/**
 * Reads a file that comes in pieces as the reader does, but with a certain kernel; what that refuses takes the exact
 * path. `ownRowCount` says how many rows the kernel has read itself, `imagePlaces` where the lines with images are.
 */
export function readByKernel(
  kernel: Kernel,
  kind: FileKind,
  pieces: Iterable<Uint8Array>,
): FileFacts & { ownRowCount: number; imagePlaces: LinePlace[] } {
  const content: RowContent = kind === 'log' ? new ExperimentContent('log.jsonl') : new PlainContent('plain.jsonl');
  let ownRowCount = 0;
  let asText: (start: number, end: number) => void;
  const sink: RowSink = {
    rows: (batch) => {
      ownRowCount += batch.rowCount;
      content['batch'](batch);
    },
    refused: (start, end) => asText(start, end),
  };
  const splitter = new LineSplitter({
    line: (text, offset, sizeBytes) => content.line(text, offset, sizeBytes),
    blocks: {
      room: (sizeBytes) => kernel.room(sizeBytes),
      take: (block, offset, refused) => {
        asText = refused;
        return kernel.read(block, offset, kind === 'log' ? logFormat : plainFormat, sink);
      },
      settle: () => kernel.settle(),
    },
  });
  for (const piece of pieces) splitter.push(piece);
  kernel.settle();
  const { text, ...place } = splitter.rest();
  if (text !== '') content.takeTail(text, place);
  const { rows, damagedLines } = content;
  const images = content instanceof ExperimentContent ? content.images : new ImageLines();
  const each = Array.from({ length: images.length }, (_, index) => index);
  return {
    rowCount: rows.count,
    damagedLines,
    imageRows: each.map((index) => images.rowAt(index)),
    ...rows.nonFinite,
    points: pointsOf(rows),
    ownRowCount,
    imagePlaces: each.map((index) => images.places.at(index)),
  };
}

function pointsOf(rows: Rows): Points {
  const points: Points = new Map();
  for (const [metric, column] of rows.metrics) {
    const all = Array.from({ length: column.length }, (_, index) => {
      const row = column.rowAt(index);
      return { step: rows.steps.at(row), time: rows.times.at(row), value: column.values.at(index) };
    });
    points.set(metric, all);
  }
  return points;
}
