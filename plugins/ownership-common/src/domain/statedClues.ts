import type { OwnerSuggestion } from '../types';
import type { Clue } from './clue';
import type { CodeOwnersMatch } from './codeOwners';
import type { EntityFacts } from './facts';
import { fillIn } from './fillIn';
import { resolveCodeOwner } from './resolveCodeOwner';
import { readOwnerOf } from './resolveOwnership';
import { findVisible, teamsOfPerson } from './teamNames';
import type { Viewpoint } from './Viewpoint';

/**
 * Who owned an entity before.
 *
 * @public
 */
export interface PreviousOwner {
  /** Full reference of a group or user in lower case. */
  ownerRef: string;
  /** Until when, ISO 8601 in UTC. */
  until: string;
}

/**
 * What another family has to say for a team.
 *
 * @public
 */
export interface FurtherEvidence {
  /** Full reference of a group or user in lower case. */
  candidateRef: string;
  strength: OwnerSuggestion['strength'];
  /** In plain English, one line. */
  text: string;
  /**
   * How often they did what the text says, of how often anybody did; added up for the people of a team. Those of one source are of
   * the same.
   */
  tally?: { source: string; count: number; total: number };
  /** Where it can be looked up (http or https). */
  href?: string;
}

const CODE_OWNER = 3;
const OWNER_IN_PERSON = 2.5;
const RECENT_OWNER = 2;
const FORMER_OWNER = 1;
const RECENTLY = 365 * 24 * 60 * 60 * 1_000;
const FURTHER = { strong: 3, fair: 1.5, weak: 0.75 };

/** A group for itself, a person for the teams they are in. */
function teamsBehind(ref: string, viewpoint: Viewpoint) {
  const kind = ref.slice(0, ref.indexOf(':'));
  const found = findVisible({ type: 'ref', kind, entityRef: ref }, viewpoint);
  if (!found) return { teams: [] };
  return 'members' in found
    ? { teams: [found.entityRef] }
    : { teams: teamsOfPerson(ref, viewpoint), person: found };
}

/** What the line of CODEOWNERS says; a person of several teams says less for each. */
export function codeOwnersClues(
  { line, owners, href }: CodeOwnersMatch,
  viewpoint: Viewpoint,
): Clue[] {
  return owners.flatMap(written => {
    const { teams, person } = resolveCodeOwner(written, viewpoint);
    return teams.map(
      (teamRef): Clue => ({
        teamRef,
        kind: 'codeowners',
        message: person ? 'codeowners-person' : 'codeowners-team',
        weight: CODE_OWNER / teams.length,
        params: {
          line: `${line}`,
          written,
          ...(person && { person: person.title }),
        },
        href,
      }),
    );
  });
}

/** The person who owns it now, for their teams; and who owned it before. */
export function ownerClues(
  entity: EntityFacts,
  previous: readonly PreviousOwner[],
  viewpoint: Viewpoint,
  now: number,
): Clue[] {
  const owner = findVisible(readOwnerOf(entity), viewpoint);
  const present =
    !owner || 'members' in owner
      ? []
      : teamsOfPerson(owner.entityRef, viewpoint).map(
          (teamRef, _, teams): Clue => ({
            teamRef,
            kind: 'previous-owner',
            message: 'owner-in-person',
            weight: OWNER_IN_PERSON / teams.length,
            params: { person: owner.title },
          }),
        );
  const former = previous.flatMap(({ ownerRef, until }) => {
    const { teams, person } = teamsBehind(ownerRef, viewpoint);
    const recent = now - Date.parse(until) < RECENTLY;
    return teams.map(
      (teamRef): Clue => ({
        teamRef,
        kind: 'previous-owner',
        message: person ? 'previous-owner-person' : 'previous-owner',
        weight: (recent ? RECENT_OWNER : FORMER_OWNER) / teams.length,
        params: {
          date: until.slice(0, 10),
          ...(person && { person: person.title }),
        },
      }),
    );
  });
  return [...present, ...former];
}

/** What other families say, as strong as they say; what people did many times is added up for their teams. */
export function furtherClues(
  further: readonly FurtherEvidence[],
  viewpoint: Viewpoint,
): Clue[] {
  const sums = new Map<string, TeamTally>();
  const clues: Clue[] = [];
  for (const evidence of further) {
    const { candidateRef, strength, text, tally, href } = evidence;
    const { teams } = teamsBehind(candidateRef, viewpoint);
    for (const teamRef of teams) {
      if (!tally) {
        const weight = FURTHER[strength] / teams.length;
        clues.push({ teamRef, kind: 'other', weight, text, params: {}, href });
        continue;
      }
      const key = `${teamRef} ${tally.source}`;
      // The latest comes first, and its words count.
      const sum = sums.get(key) ?? { teamRef, first: evidence, n: 0, own: 0 };
      sums.set(key, sum);
      sum.n += tally.count;
      sum.own += tally.count / teams.length;
    }
  }
  return [
    ...clues,
    ...Array.from(sums.values(), sum => tallyClue(sum, viewpoint)),
  ];
}

/** What the people of a team did. */
interface TeamTally {
  teamRef: string;
  first: FurtherEvidence;
  n: number;
  /** Of a person of several teams each has a part. */
  own: number;
}

/** The share counts, and few times for less than many, as with neighbours. */
function tallyClue(
  { teamRef, first, n, own }: TeamTally,
  { organisation }: Viewpoint,
): Clue {
  const { text, strength, tally, href } = first;
  const { total } = tally!;
  const title = organisation.groups.get(teamRef)?.title ?? teamRef;
  return {
    teamRef,
    kind: 'other',
    weight: (FURTHER[strength] * own * own) / (total * (own + 1)),
    text: fillIn(text, { count: `${Math.min(n, total)}`, owner: title }),
    params: {},
    href,
  };
}
