/** What assembly/index.ts exports; addresses and lengths are in bytes. */
export interface WasmExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  room(bytes: number): number;
  beginBlock(fileOffset: number): void;
  reset(): void;
  addRoot(id: number, role: number): number;
  addKey(
    id: number,
    parent: number,
    text: number,
    length: number,
    role: number,
    isStrict: boolean,
    takesText: boolean,
  ): number;
  afterLastLine(from: number, end: number): number;
  read(from: number, end: number, root: number, isEnveloped: boolean): number;
  stopReason(): number;
  unknownKeyParent(): number;
  unknownKeyStart(): number;
  unknownKeyEnd(): number;
  beginBatch(): void;
  takeBatch(): number;
  batchRowCount(): number;
  batchKeyCount(): number;
  batchIsFinite(): number;
  batchNan(): number;
  batchInfinite(): number;
  batchTexts(): number;
  batchTextCount(): number;
  batchImageLines(): number;
  batchImageLineCount(): number;
  powersOfTen(): number;
  capacityOf(key: number): number;
  valuesOf(key: number): number;
  rowsOf(key: number): number;
}
