import type { StandardsDocument } from '../../types';
import { written, type DocumentPath } from './problems';
import { readDocument } from './readDocument';

type Parts = Record<string | number, unknown>;

/** Where a document names who keeps it, or a check of it, and who signs off. */
function placesOf(document: StandardsDocument): DocumentPath[] {
  const places: DocumentPath[] = [['owner']];
  if (document.kind === 'Scorecard') {
    document.checks.forEach((_, i) => places.push(['checks', i, 'owner']));
  }
  if (document.kind === 'FactSet') {
    document.signers?.forEach((_, i) => places.push(['signers', i]));
  }
  return places;
}

const parentOf = (document: unknown, path: DocumentPath) =>
  path
    .slice(0, -1)
    .reduce<unknown>((part, step) => (part as Parts)[step], document) as Parts;

function inText(text: string, places: readonly DocumentPath[], toRef: string) {
  const { document, positions } = readDocument(text);
  // One with mistakes is left to its author.
  if (!document) return text;
  return places
    .flatMap(path => positions.at(path) ?? [])
    .sort((a, b) => b.start - a.start)
    .reduce(
      (before, { start, end }) =>
        before.slice(0, start) +
        written(toRef, before.slice(start, end)) +
        before.slice(end),
      text,
    );
}

/**
 * A document, as it is written and as it was read.
 *
 * @public
 */
export interface WrittenDocument {
  text: string;
  document: StandardsDocument;
}

/**
 * Where a keeper or signer of documents is from now on.
 *
 * @public
 */
export interface KeeperMove {
  /** Whether a reference, as it is written, is the one of before. */
  isMeant: (ref: string) => boolean;
  toRef: string;
}

/**
 * A document whose keepers and signers have another reference now; the rest of its text stays as it was written.
 *
 * @returns nothing when it names no such one
 *
 * @public
 */
export function moveKeepers(
  { text, document }: WrittenDocument,
  { isMeant, toRef }: KeeperMove,
): WrittenDocument | undefined {
  const moved = structuredClone(document);
  const places = placesOf(moved).filter(path => {
    const parent = parentOf(moved, path);
    const name = path.at(-1)!;
    const ref = Object.hasOwn(parent, name) ? parent[name] : undefined;
    if (typeof ref !== 'string' || !isMeant(ref)) return false;
    parent[name] = toRef;
    return true;
  });
  return places.length > 0
    ? { text: inText(text, places, toRef), document: moved }
    : undefined;
}
