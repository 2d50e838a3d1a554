import type { Clue } from './clue';
import type { EntityFacts } from './facts';
import { nearestRef } from './nearestRef';
import { remember } from './remember';
import { readOwnerOf } from './resolveOwnership';
import { coreName, findVisible, nameOf, teamNames, wordsOf } from './teamNames';
import type { Viewpoint } from './Viewpoint';

// Above all neighbours: a slip of the pen names who was meant.
const SAME_NAME = 5;
const SIMILAR_NAME = 4.5;
const TEAM_IN_NAME = 0.75;
/** Shorter names of teams, such as `it` and `qa`, are found in names of anything. */
const MIN_NAME = 3;

const nearestTeam = remember((ref: string, viewpoint: Viewpoint) =>
  nearestRef(ref, teamNames(viewpoint).refs),
);

/** The owner as written leads nowhere, but is nearly what a team is called. */
function ownerClues(entity: EntityFacts, viewpoint: Viewpoint): Clue[] {
  const owner = readOwnerOf(entity);
  if (owner.type === 'none' || findVisible(owner, viewpoint)) return [];
  const { bySlug, byCore, byEmail } = teamNames(viewpoint);
  const clue = (teamRef: string, weight: number): Clue => ({
    teamRef,
    kind: 'name',
    message: 'name-of-owner',
    weight,
    params: { written: entity.writtenOwner ?? '' },
  });
  if (owner.type === 'email') {
    const teams = byEmail.get(owner.email.toLowerCase()) ?? [];
    return teams.map(({ entityRef }) => ({
      ...clue(entityRef, SAME_NAME),
      message: 'email-of-owner',
    }));
  }
  const name = nameOf(
    (owner.type === 'ref' ? owner.entityRef : owner.nearest) ?? '',
  );
  const same = new Set([
    ...(bySlug.get(name) ?? []),
    ...(byCore.get(coreName(name)) ?? []),
  ]);
  if (same.size > 0) {
    return Array.from(same, team => clue(team.entityRef, SAME_NAME));
  }
  const near = nearestTeam(`group:default/${name}`, viewpoint);
  return near ? [clue(near, SIMILAR_NAME)] : [];
}

/** The name of the entity contains what a team is called. */
function entityClues(entity: EntityFacts, viewpoint: Viewpoint): Clue[] {
  const { byCore } = teamNames(viewpoint);
  const words = wordsOf(nameOf(entity.entityRef));
  const runs = words.flatMap((_, from) =>
    words
      .slice(from)
      .map((__, length) => words.slice(from, from + length + 1).join('-')),
  );
  return runs.flatMap(name =>
    name.length < MIN_NAME
      ? []
      : (byCore.get(name) ?? []).map(team => ({
          teamRef: team.entityRef,
          kind: 'name' as const,
          message: 'name-of-entity' as const,
          weight: TEAM_IN_NAME,
          params: { name },
        })),
  );
}

/** What speaks for teams that are called like the entity, or like its owner as written. */
export function nameClues(entity: EntityFacts, viewpoint: Viewpoint): Clue[] {
  return [...ownerClues(entity, viewpoint), ...entityClues(entity, viewpoint)];
}
