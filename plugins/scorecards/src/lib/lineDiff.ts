/** A line of two texts. */
export interface DiffLine {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Lines between the common beginning and end that are compared with each other: the work grows with the square. */
const MOST_LINES = 1_500;

/** How long the longest common run of lines is, from each place of both on. */
function lengthsOf(before: string[], after: string[]): Uint16Array[] {
  const lengths = Array.from(
    { length: before.length + 1 },
    () => new Uint16Array(after.length + 1),
  );
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      lengths[i][j] =
        before[i] === after[j]
          ? lengths[i + 1][j + 1] + 1
          : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  return lengths;
}

const asKind =
  (kind: DiffLine['kind']) =>
  (text: string): DiffLine => ({ kind, text });

function middleOf(before: string[], after: string[]): DiffLine[] {
  if (before.length > MOST_LINES || after.length > MOST_LINES) {
    return [...before.map(asKind('removed')), ...after.map(asKind('added'))];
  }
  const lengths = lengthsOf(before, after);
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const isSame = i < before.length && before[i] === after[j];
    const isRemoved =
      j >= after.length ||
      (i < before.length && lengths[i + 1][j] >= lengths[i][j + 1]);
    if (isSame) {
      lines.push({ kind: 'same', text: before[i] });
      i += 1;
      j += 1;
    } else if (isRemoved) lines.push({ kind: 'removed', text: before[i++] });
    else lines.push({ kind: 'added', text: after[j++] });
  }
  return lines;
}

/** What became of the lines of a text. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const old = before.split('\n');
  const next = after.split('\n');
  const shorter = Math.min(old.length, next.length);
  let start = 0;
  while (start < shorter && old[start] === next[start]) start += 1;
  let end = 0;
  while (end < shorter - start && old.at(-1 - end) === next.at(-1 - end)) {
    end += 1;
  }
  return [
    ...old.slice(0, start).map(asKind('same')),
    ...middleOf(
      old.slice(start, old.length - end),
      next.slice(start, next.length - end),
    ),
    ...old.slice(old.length - end).map(asKind('same')),
  ];
}

/** Without what is the same further than some lines from a change. An absent line stands for those left out. */
export function nearChanges(
  lines: readonly DiffLine[],
  around: number,
): (DiffLine | undefined)[] {
  const isNear = new Uint8Array(lines.length);
  lines.forEach(({ kind }, at) => {
    if (kind !== 'same')
      isNear.fill(1, Math.max(0, at - around), at + around + 1);
  });
  const near: (DiffLine | undefined)[] = [];
  lines.forEach((line, at) => {
    if (isNear[at]) near.push(line);
    else if (at === 0 || isNear[at - 1]) near.push(undefined);
  });
  return near;
}
