import {
  ALSE, CLOSE_LIST, CLOSE_OBJECT, COLON, COMMA, LOG_QUOTE, NEWLINE, NULL, OPEN_LIST, OPEN_OBJECT, QUOTE, TRUE,
  afterSpace, isSame,
} from './bytes';
import { addImageLine, addText, countNonFinite, keepTexts, push, rowCount, textCount } from './batch';
import { IMAGES, Key, METRIC, NUMBER, ROW, TYPE, find } from './keys';
import { forgetNonFinite, readNumber, sawNonFinite } from './number';
import { mostKeys } from './limits';
import { endOfText, skipValue } from './value';

/** Objects whose members are keys are nested no deeper than this. */
const deepest: u32 = 16;

/** How many keys that may come next, each after the one before, are compared until the key is looked up. */
const mostSteps: u32 = 6;

/**
 * The values of the line that was read last, in order: key, where the number starts, where it ends. Texts are among
 * them, without a key and without their quotes.
 */
const staged: usize = memory.data(mostKeys * 12, 16);
export let stagedCount: u32 = 0;
/** Whether all that it staged are numbers and texts that nobody asks for, so that another line can be compared with it. */
export let isTemplate: bool = false;
/** Which keys they are of, in which order. */
export let shape: u32 = 0;

/** The key that is not known, of a line that was not read because of it. */
export let unknownParent: Key | null = null;
export let unknownStart: usize = 0;
export let unknownEnd: usize = 0;

let line: u32 = 0;

@inline
export function stagedKey(index: u32): Key | null {
  return changetype<Key | null>(load<usize>(staged + <usize>index * 12));
}
@inline
export function stagedStart(index: u32): usize {
  return load<usize>(staged + <usize>index * 12, 4);
}
@inline
export function stagedEnd(index: u32): usize {
  return load<usize>(staged + <usize>index * 12, 8);
}

/**
 * Reads the line at `p`, key by key, and stages its values as the row `rowCount`. Gives where the next line starts, or
 * 0 where it does not recognise something: then nothing of it is staged.
 */
export function readLine(p: usize, root: Key, isEnveloped: bool): usize {
  const textsBefore = textCount;
  stagedCount = 0;
  shape = 0;
  isTemplate = true;
  unknownParent = null;
  line++;
  forgetNonFinite();
  const end = readMembers(p, root, isEnveloped);
  if (end == 0) {
    for (let i: u32 = 0; i < stagedCount; i++) {
      const key = stagedKey(i);
      if (key != null) key.count--;
    }
    keepTexts(textsBefore);
    return 0;
  }
  if (sawNonFinite) {
    for (let i: u32 = 0; i < stagedCount; i++) {
      const key = stagedKey(i);
      if (key != null) countNonFinite(key, load<f64>(key.values + (<usize>(key.count - 1) << 3)));
    }
  }
  return end;
}

function readMembers(p: usize, root: Key, isEnveloped: bool): usize {
  const start = p;
  let parent = root;
  let key: Key | null = null;
  let depth: u32 = 0;
  let hasType = false;
  let hasRow = false;
  let hasImages = false;

  if (load<u8>(p) != OPEN_OBJECT) return 0;
  p = afterSpace(p + 1);
  if (load<u8>(p) == CLOSE_OBJECT) {
    if (isEnveloped) return 0;
    p = afterSpace(p + 1);
    return load<u8>(p) == NEWLINE ? p + 1 : 0;
  }

  while (true) {
    const expected = key != null ? key.next : parent.first;
    let next = expected;
    let steps: u32 = 0;
    while (next != null && !isSame(p, next.text, next.length)) {
      steps++;
      next = steps < mostSteps ? next.next : null;
    }
    if (next == null) {
      next = lookUp(p, parent);
      if (next == null) return 0;
      // It takes its place in the order in which keys come, before the one that was expected.
      if (next.next == null) next.next = expected;
      if (key != null) key.next = next;
      else parent.first = next;
    }
    key = next;
    if (key.line == line) return 0;
    key.line = line;
    p += key.length;
    if (load<u8>(p) != COLON) {
      p = afterSpace(p);
      if (load<u8>(p) != COLON) return 0;
    }
    p++;
    if (load<u8>(p) <= 0x20) p = afterSpace(p);

    const role = key.role;
    const first = load<u8>(p);
    if (first == OPEN_OBJECT) {
      if (role == METRIC || role == ROW) {
        if (key.isStrict || ++depth > deepest) return 0;
        if (role == ROW) hasRow = true;
        p = afterSpace(p + 1);
        if (load<u8>(p) != CLOSE_OBJECT) {
          parent = key;
          key = null;
          continue;
        }
        // An empty one ends as any other.
        depth--;
        p++;
      } else {
        if (role == TYPE || key.isStrict) return 0;
        p = skipValue(p);
        if (p == 0) return 0;
      }
    } else if (role == ROW) {
      return 0;
    } else if (first == QUOTE) {
      const end = endOfText(p + 1);
      if (end == 0) return 0;
      if (role == TYPE) {
        if (end != p + 4 || load<u32>(p, 1) != LOG_QUOTE) return 0;
        hasType = true;
      } else if (key.isStrict) {
        if (!key.takesText) return 0;
        addText(key, p + 1, end);
        isTemplate = false;
      } else {
        note(null, p + 1, end);
        shape = (shape ^ key.id) * 0x9e3779b1;
      }
      p = end + 1;
    } else if (role == TYPE) {
      return 0;
    } else if (first == 0x74 || first == 0x66) {
      const isTrue = first == 0x74;
      if (key.isStrict || (isTrue ? load<u32>(p) != TRUE : load<u32>(p, 1) != ALSE)) return 0;
      if (role == METRIC) {
        store<f64>(key.values + (<usize>key.count << 3), isTrue ? 1 : 0);
        stage(key, p, p);
        isTemplate = false;
      }
      p += isTrue ? 4 : 5;
    } else if (first == 0x6e) {
      if (key.isStrict || load<u32>(p) != NULL) return 0;
      p += 4;
    } else if (first == OPEN_LIST) {
      if (key.isStrict) return 0;
      if (role == IMAGES) hasImages = load<u8>(afterSpace(p + 1)) != CLOSE_LIST;
      p = skipValue(p);
      if (p == 0) return 0;
    } else if (role == METRIC || role == NUMBER) {
      const end = readNumber(p, key.values + (<usize>key.count << 3));
      if (end == 0) return 0;
      stage(key, p, end);
      p = end;
    } else {
      p = skipValue(p);
      if (p == 0) return 0;
    }

    while (true) {
      let mark = load<u8>(p);
      if (mark <= 0x20) {
        p = afterSpace(p);
        mark = load<u8>(p);
      }
      if (mark == COMMA) {
        p++;
        if (load<u8>(p) <= 0x20) p = afterSpace(p);
        break;
      }
      if (mark != CLOSE_OBJECT) return 0;
      p++;
      if (parent == root) {
        p = afterSpace(p);
        if (load<u8>(p) != NEWLINE || (isEnveloped && !(hasType && hasRow))) return 0;
        if (hasImages) {
          addImageLine(start, p);
          isTemplate = false;
        }
        return p + 1;
      }
      depth--;
      key = parent;
      parent = parent.parent!;
    }
  }
}

/** The member that is at `p`; null where that is no key, or one that is not known. */
function lookUp(p: usize, parent: Key): Key | null {
  if (load<u8>(p) != QUOTE) return null;
  const end = endOfText(p + 1);
  if (end == 0) return null;
  const key = find(parent, p, <u32>(end + 1 - p));
  if (key == null) {
    unknownParent = parent;
    unknownStart = p;
    unknownEnd = end + 1;
  }
  return key;
}

@inline
function stage(key: Key, start: usize, end: usize): void {
  push(key, rowCount);
  note(key, start, end);
  shape = (shape ^ key.id) * 0x9e3779b1;
}

@inline
function note(key: Key | null, start: usize, end: usize): void {
  const entry = staged + <usize>stagedCount * 12;
  stagedCount++;
  store<usize>(entry, changetype<usize>(key));
  store<usize>(entry, start, 4);
  store<usize>(entry, end, 8);
}
