import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Of an id, and of how many there are: what a row of the database can hold is far below. */
const LARGEST_BYTES = 8;

/** Sorted ids in as few bytes as they take: neighbours differ by little. 100,000 ids of one report take some 100 bytes. */
export function encodeIds(sorted: readonly number[]): Buffer {
  const bytes = Buffer.alloc(sorted.length * LARGEST_BYTES);
  let length = 0;
  let before = 0;
  for (const id of sorted) {
    let rest = id - before;
    before = id;
    while (rest >= 128) {
      bytes[length++] = 128 + (rest % 128);
      rest = Math.floor(rest / 128);
    }
    bytes[length++] = rest;
  }
  return deflateRawSync(bytes.subarray(0, length));
}

/** The ids again, sorted. */
export function decodeIds(packed: Uint8Array): number[] {
  const ids: number[] = [];
  let before = 0;
  let value = 0;
  let factor = 1;
  for (const byte of inflateRawSync(packed)) {
    value += (byte % 128) * factor;
    factor *= 128;
    if (byte >= 128) continue;
    before += value;
    ids.push(before);
    value = 0;
    factor = 1;
  }
  return ids;
}

/** Whether a sorted list has an id. */
export function hasId(sorted: readonly number[], id: number): boolean {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (sorted[middle] < id) from = middle + 1;
    else to = middle;
  }
  return sorted[from] === id;
}

/** All ids of several sorted lists, sorted, each once. */
export function uniteIds(lists: readonly (readonly number[])[]): number[] {
  if (lists.length === 1) return [...lists[0]];
  return [...new Set(lists.flat())].sort((a, b) => a - b);
}
