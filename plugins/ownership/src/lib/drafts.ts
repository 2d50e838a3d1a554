import type {
  NamedEntity,
  OwnershipRow,
  OwnerSuggestion,
} from '@callboard/backstage-plugin-ownership-common';
import { reasonOf } from './reasonOf';

/** One team, proposed for several entities. */
export interface Proposal {
  entities: NamedEntity[];
  team: NamedEntity;
  reason: string;
}

/** What would be proposed for an entity, as far as it stands. */
export interface Draft {
  row: OwnershipRow;
  /** All that were found, best first; absent while that is not known. */
  suggestions?: OwnerSuggestion[];
  /** The chosen team, or the one that most speaks for; absent when there is none. */
  team?: NamedEntity;
  /** The suggestion of that team; absent when the reader knows better. */
  suggestion?: OwnerSuggestion;
  /** As written, or what speaks for the team. */
  reason: string;
}

/** Whether nobody was asked about an entity yet. */
export const isUndecided = ({ row }: Draft) => row.transfer === undefined;

/**
 * The undecided drafts as proposals, one for each team. What was written for several entities becomes one reason. A draft
 * that lacks its team or its reason is in none.
 */
export function proposalsOf(drafts: Draft[]): Proposal[] {
  const byTeam = new Map<string, { team: NamedEntity; drafts: Draft[] }>();
  for (const draft of drafts) {
    const { team, reason } = draft;
    if (!team || !reason.trim() || !isUndecided(draft)) continue;
    const known = byTeam.get(team.entityRef) ?? { team, drafts: [] };
    known.drafts.push(draft);
    byTeam.set(team.entityRef, known);
  }
  return [...byTeam.values()].map(({ team, drafts: own }) => ({
    team,
    entities: own.map(({ row: { entityRef, title } }) => ({
      entityRef,
      title,
    })),
    reason: reasonOf([...new Set(own.map(({ reason }) => reason.trim()))]),
  }));
}
