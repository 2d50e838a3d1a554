import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  ownershipOf,
  type EntityFacts,
  type Ownership,
  type Viewpoint,
} from '@callboard/backstage-plugin-ownership-common';
import { ownerRefOf, type RegisterSnapshot } from './RegisterSnapshot';

/** One entity the viewer sees, resolved. */
export interface Surveyed {
  facts: EntityFacts;
  ownership: Ownership;
  /** For conditions of a permission decision. */
  ownerRef?: string;
  /** Title to sort by: without case and accents. */
  sortTitle: string;
  /** Everything that a search looks through. */
  searched: string;
}

/** Milliseconds at a stretch. */
const SLICE = 10;

const surveys = new WeakMap<
  Viewpoint,
  { entities: RegisterSnapshot['entities']; rows: Promise<Surveyed[]> }
>();
const known = new WeakMap<Ownership, Surveyed>();

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLocaleLowerCase('en-US');

function rowOf(facts: EntityFacts, viewpoint: Viewpoint): Surveyed {
  const ownership = ownershipOf(facts, viewpoint);
  const found = known.get(ownership);
  if (found) return found;
  const { title, entityRef, owner, writtenOwner } = ownership;
  const row = {
    facts,
    ownership,
    ownerRef: ownerRefOf(facts, viewpoint.organisation),
    sortTitle: fold(title),
    searched: fold(
      [title, entityRef, owner?.title, owner?.entityRef, writtenOwner].join(
        '\n',
      ),
    ),
  };
  known.set(ownership, row);
  return row;
}

type Further = (facts: EntityFacts, viewpoint: Viewpoint) => unknown;

async function resolveAll(
  { entities }: RegisterSnapshot,
  viewpoint: Viewpoint,
  further?: Further,
): Promise<Surveyed[]> {
  const rows: Surveyed[] = [];
  let begun = performance.now();
  for (const [ref, facts] of entities) {
    if (viewpoint.sees(ref)) {
      rows.push(rowOf(facts, viewpoint));
      further?.(facts, viewpoint);
    }
    // After each row: one that is compared with a long CODEOWNERS file may take as long as a hundred others.
    if (performance.now() - begun > SLICE) {
      await nextTurn();
      begun = performance.now();
    }
  }
  return rows;
}

/**
 * Every entity the viewer sees, resolved: worked out once for each state of the register and each way of seeing it. Of a
 * later state only what has changed is worked out anew.
 *
 * @param further - what remembers its answers too, and is asked here, in slices, rather than for all at once later
 */
export function survey(
  snapshot: RegisterSnapshot,
  viewpoint: Viewpoint,
  further?: Further,
): Promise<Surveyed[]> {
  const last = surveys.get(viewpoint);
  if (last?.entities === snapshot.entities) return last.rows;
  const rows = resolveAll(snapshot, viewpoint, further);
  surveys.set(viewpoint, { entities: snapshot.entities, rows });
  return rows;
}

/** Text as {@link Surveyed.searched} holds it. */
export const foldForSearch = fold;
