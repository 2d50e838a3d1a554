/** Longer texts of others are cut. */
const MOST = 500;

/** Text of others in one line: logs of CI take lines that begin with certain signs for commands, and terminals colours. */
export function printable(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
  return line.length > MOST ? `${line.slice(0, MOST)}…` : line;
}

/** `0.4 kB`, `1.9 MB`. */
export const sizeOf = (bytes: number): string =>
  bytes < 1_000_000
    ? `${(bytes / 1_000).toFixed(1)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** `1 report`, `2 reports`. */
export const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;
