import type { OwnerSuggestion } from '../types';
import type { Clue } from './clue';
import type { CodeOwnersMatch } from './codeOwners';
import type { EntityFacts } from './facts';
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

/** What other families say, as strong as they say. */
export function furtherClues(
  further: readonly FurtherEvidence[],
  viewpoint: Viewpoint,
): Clue[] {
  return further.flatMap(({ candidateRef, strength, text, href }) =>
    teamsBehind(candidateRef, viewpoint).teams.map((teamRef, _, teams) => ({
      teamRef,
      kind: 'other' as const,
      weight: FURTHER[strength] / teams.length,
      text,
      params: {},
      href,
    })),
  );
}
