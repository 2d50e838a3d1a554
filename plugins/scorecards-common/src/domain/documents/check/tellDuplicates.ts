import type { DocumentPath, Findings } from '../problems';

/** Tells of names that are there twice in a list. */
export function tellDuplicates(
  items: readonly object[],
  path: DocumentPath,
  field: 'id' | 'use' | 'name',
  findings: Findings,
): void {
  const first = new Map<unknown, number>();
  items.forEach((item, index) => {
    if (!Object.hasOwn(item, field)) return;
    const id = (item as Record<string, unknown>)[field];
    const before = first.get(id);
    if (before === undefined) {
      first.set(id, index);
      return;
    }
    findings.add({
      code: 'duplicate-id',
      path: [...path, index, field],
      message: `Two of ${path.join('.')} have the ${field} ${id}: the ${ordinal(
        before,
      )} and the ${ordinal(index)}.`,
      hint:
        field === 'use' ? 'Remove one of them.' : `Give one another ${field}.`,
    });
  });
}

const ENDINGS = ['th', 'st', 'nd', 'rd'];

function ordinal(index: number): string {
  const place = index + 1;
  const isTeen = place % 100 > 10 && place % 100 < 14;
  const ending = (isTeen ? undefined : ENDINGS[place % 10]) ?? 'th';
  return `${place}${ending}`;
}
