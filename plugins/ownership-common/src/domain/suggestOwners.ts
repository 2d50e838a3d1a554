import type { OwnerSuggestion, OwnershipEvidence } from '../types';
import type { Clue } from './clue';
import type { CodeOwnersMatch } from './codeOwners';
import { ownershipEvidenceMessages } from './evidenceMessages';
import { fillIn } from './fillIn';
import { nameClues } from './nameClues';
import { neighbourClues } from './neighbourClues';
import { readOwnerOf } from './resolveOwnership';
import {
  codeOwnersClues,
  furtherClues,
  ownerClues,
  type FurtherEvidence,
  type PreviousOwner,
} from './statedClues';
import type { SuggestionIndex } from './suggestionIndex';
import type { Viewpoint } from './Viewpoint';

/**
 * An entity of the index, and what is known of its owners beside the catalog.
 *
 * @public
 */
export interface SuggestOwnersRequest {
  /** Full reference in lower case. */
  entityRef: string;
  codeOwners?: CodeOwnersMatch;
  previousOwners?: readonly PreviousOwner[];
  further?: readonly FurtherEvidence[];
  /** Milliseconds since 1970 in UTC. */
  now: number;
}

const MAX_SUGGESTIONS = 5;
const MAX_FURTHER = 3;

const STRONG = 3;
const FAIR = 1.5;
/** One neighbour in four, say. Below that a team is named everywhere and helps nowhere. */
const NOTHING = 0.5;

const heaviest = (a: Clue, b: Clue) => b.weight - a.weight;

/** A kind counts once, with the best it has to say; several families may each say something. */
function bestOfEachKind(clues: Clue[]): Clue[] {
  const sorted = [...clues].sort(heaviest);
  const further = sorted.filter(({ kind }) => kind === 'other');
  const own = new Map<string, Clue>();
  for (const clue of sorted) {
    if (clue.kind !== 'other' && !own.has(clue.kind)) own.set(clue.kind, clue);
  }
  return [...own.values(), ...further.slice(0, MAX_FURTHER)].sort(heaviest);
}

function evidenceOf(clue: Clue, owner: string): OwnershipEvidence {
  const { kind, message, href } = clue;
  const params = message ? { ...clue.params, owner, message } : clue.params;
  const text = message
    ? fillIn(ownershipEvidenceMessages[message], params)
    : clue.text ?? '';
  return { kind, params, text, ...(href && { href }) };
}

function strengthOf(weight: number): OwnerSuggestion['strength'] {
  if (weight >= STRONG) return 'strong';
  return weight >= FAIR ? 'fair' : 'weak';
}

/**
 * The teams that may own an entity, best first, with what speaks for each; empty when nothing does. Only teams that the
 * caller sees are suggested, and only what the caller sees speaks for them or is counted.
 *
 * Each kind of evidence has a weight, and those of different kinds add up: 3 is strong, 1.5 fair, 0.5 the least that is
 * told. A line of CODEOWNERS is strong by itself, and so is an owner written nearly as a team is called; so is a system
 * together with a repository, or with a name. Of neighbours the share counts, and how many they are: three of four in the
 * same system are fair.
 *
 * @public
 */
export function suggestOwners(
  request: SuggestOwnersRequest,
  index: SuggestionIndex,
  viewpoint: Viewpoint,
): OwnerSuggestion[] {
  const { codeOwners, previousOwners = [], further = [], now } = request;
  const entity = index.byRef.get(request.entityRef);
  if (!entity) return [];
  const { groups } = viewpoint.organisation;
  const clues = [
    ...(codeOwners ? codeOwnersClues(codeOwners, viewpoint) : []),
    ...ownerClues(entity, previousOwners, viewpoint, now),
    ...nameClues(entity, viewpoint),
    ...neighbourClues(entity, index, viewpoint),
    ...furtherClues(further, viewpoint),
  ];
  const owner = readOwnerOf(entity);
  const byTeam = new Map<string, Clue[]>();
  for (const clue of clues) {
    const known = byTeam.get(clue.teamRef);
    if (known) known.push(clue);
    else byTeam.set(clue.teamRef, [clue]);
  }
  if (owner.type === 'ref') byTeam.delete(owner.entityRef);
  return Array.from(byTeam, ([entityRef, all]) => {
    const best = bestOfEachKind(all);
    const weight = best.reduce((sum, clue) => sum + clue.weight, 0);
    const title = groups.get(entityRef)?.title ?? entityRef;
    return { entityRef, title, best, weight };
  })
    .filter(({ weight }) => weight >= NOTHING)
    .sort((a, b) => b.weight - a.weight || (a.entityRef < b.entityRef ? -1 : 1))
    .slice(0, MAX_SUGGESTIONS)
    .map(({ entityRef, title, best, weight }) => ({
      owner: { entityRef, title },
      strength: strengthOf(weight),
      evidence: best.map(clue => evidenceOf(clue, title)),
    }));
}
