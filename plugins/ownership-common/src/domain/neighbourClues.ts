import type { Clue } from './clue';
import type { EntityFacts } from './facts';
import { remember } from './remember';
import { findOwner, inContext } from './resolveOwnership';
import { prefixesOf, sourcesOf, type SuggestionIndex } from './suggestionIndex';
import { findVisible, nameOf, teamsOfPerson } from './teamNames';
import type { Viewpoint } from './Viewpoint';

/** What neighbours are worth when all of very many belong to one team. */
const WEIGHTS = {
  'system-parts': 3,
  'own-parts': 3,
  'system-owner': 2,
  dependency: 2,
  api: 2,
  'repository-file': 3,
  'repository-folder': 2.5,
  repository: 2,
  'name-siblings': 1.5,
} as const;

/** A domain says less of a part of its systems than the system itself, and so on upwards. */
const PER_LEVEL = 0.5;

/** The teams that own an entity: the owner, or the teams of the person who is. */
const teamsOf = remember(
  (facts: EntityFacts, viewpoint: Viewpoint): string[] => {
    const context = inContext(facts, viewpoint.organisation);
    const owner = findOwner(context, viewpoint.sees)?.parsed;
    const found = owner && findVisible(owner, viewpoint);
    if (!found) return [];
    return 'members' in found
      ? [found.entityRef]
      : teamsOfPerson(found.entityRef, viewpoint);
  },
);

/** How many of some neighbours there are, and how many belong to which team. */
interface Tally {
  total: number;
  byTeam: ReadonlyMap<string, number>;
  /** Teams that have one less, since the entity in question is among the counted. */
  itself?: readonly string[];
}

function tally(members: Iterable<EntityFacts>, viewpoint: Viewpoint): Tally {
  const byTeam = new Map<string, number>();
  let total = 0;
  for (const facts of members) {
    if (!viewpoint.sees(facts.entityRef)) continue;
    total++;
    for (const team of teamsOf(facts, viewpoint)) {
      byTeam.set(team, (byTeam.get(team) ?? 0) + 1);
    }
  }
  return { total, byTeam };
}

/** Lists of the index are counted once for each viewpoint, however many of their members are asked about. */
const tallyOnce = remember(
  (members: readonly EntityFacts[], viewpoint: Viewpoint) =>
    tally(members, viewpoint),
);

/** Counts neighbours without the one that is asked about. */
function tallyOthers(
  members: readonly EntityFacts[],
  self: EntityFacts,
  viewpoint: Viewpoint,
): Tally {
  const { total, byTeam } = tallyOnce(members, viewpoint);
  return viewpoint.sees(self.entityRef)
    ? { total: total - 1, byTeam, itself: teamsOf(self, viewpoint) }
    : { total, byTeam };
}

type Subject = Pick<Clue, 'kind' | 'params'> & {
  message: keyof typeof WEIGHTS;
};

/** Less than that changes no order; in a large repository most teams have less. */
const LEAST = 0.1;

/** The share counts, and few neighbours for less than many: the only one for half, nine of nine for nine tenths. */
function cluesOf(
  { total, byTeam, itself = [] }: Tally,
  { kind, message, params }: Subject,
  factor = 1,
): Clue[] {
  const clues: Clue[] = [];
  for (const [teamRef, counted] of byTeam) {
    const count = counted - Number(itself.includes(teamRef));
    const weight =
      (WEIGHTS[message] * factor * count * count) / (total * (count + 1));
    if (weight >= LEAST) {
      const values = { ...params, count: `${count}`, total: `${total}` };
      clues.push({ teamRef, kind, message, weight, params: values });
    }
  }
  return clues;
}

/** What the system holds beside it, and who owns the system; then the same of the domain, and of domains above. */
function systemClues(
  entity: EntityFacts,
  index: SuggestionIndex,
  viewpoint: Viewpoint,
): Clue[] {
  const { sees, organisation } = viewpoint;
  const clues: Clue[] = [];
  const seen = new Set<string>();
  let part: EntityFacts | undefined = entity;
  for (let factor = 1; part?.partOf && !seen.has(part.partOf); ) {
    const ref: string = part.partOf;
    seen.add(ref);
    const system = organisation.systems.get(ref);
    const visible = system && sees(ref) ? system : undefined;
    const params = {
      kind: ref.slice(0, ref.indexOf(':')),
      whole: visible?.title ?? nameOf(ref),
    };
    const others = tallyOthers(index.parts.get(ref) ?? [], part, viewpoint);
    const message = 'system-parts';
    clues.push(...cluesOf(others, { kind: 'system', message, params }, factor));
    for (const teamRef of visible ? teamsOf(visible, viewpoint) : []) {
      const weight = WEIGHTS['system-owner'] * factor;
      const of = 'system-owner';
      clues.push({ teamRef, kind: 'system', message: of, weight, params });
    }
    part = visible;
    factor *= PER_LEVEL;
  }
  const own = index.parts.get(entity.entityRef) ?? [];
  return clues.concat(
    cluesOf(tallyOnce(own, viewpoint), {
      kind: 'system',
      message: 'own-parts',
      params: {},
    }),
  );
}

/** Neighbours by relations are few and those of this entity only, so their count is not remembered. */
function relatedClues(
  entity: EntityFacts,
  index: SuggestionIndex,
  viewpoint: Viewpoint,
): Clue[] {
  const relatedTo = (facts: EntityFacts, kind: 'dependency' | 'api') =>
    (facts.related ?? []).flatMap(related =>
      related.kind === kind && viewpoint.sees(related.entityRef)
        ? index.byRef.get(related.entityRef) ?? []
        : [],
    );
  // A component meets the other users of an API through the API.
  const apis = relatedTo(entity, 'api');
  const neighbours = {
    dependency: relatedTo(entity, 'dependency'),
    api: [...apis, ...apis.flatMap(api => relatedTo(api, 'api'))],
  };
  return (['dependency', 'api'] as const).flatMap(kind => {
    const others = new Set(neighbours[kind]);
    others.delete(entity);
    const subject = { kind, message: kind, params: {} };
    return cluesOf(tally(others, viewpoint), subject);
  });
}

const BY_SOURCE = {
  file: 'repository-file',
  folder: 'repository-folder',
  repository: 'repository',
} as const;

/**
 * What speaks for the owners of neighbours: of what is part of the same, of what it works with, of what comes from the
 * same place, of what is named alike.
 */
export function neighbourClues(
  entity: EntityFacts,
  index: SuggestionIndex,
  viewpoint: Viewpoint,
): Clue[] {
  const others = (list: readonly EntityFacts[] = []) =>
    tallyOthers(list, entity, viewpoint);
  const sources = sourcesOf(entity).flatMap(({ key, kind, name }) =>
    cluesOf(others(index.sources.get(key)), {
      kind: 'repository',
      message: BY_SOURCE[kind],
      params: { [kind]: name },
    }),
  );
  const siblings = prefixesOf(entity).flatMap(({ key, name }) =>
    cluesOf(others(index.prefixes.get(key)), {
      kind: 'name',
      message: 'name-siblings',
      params: { name },
    }),
  );
  return [
    ...systemClues(entity, index, viewpoint),
    ...relatedClues(entity, index, viewpoint),
    ...sources,
    ...siblings,
  ];
}
