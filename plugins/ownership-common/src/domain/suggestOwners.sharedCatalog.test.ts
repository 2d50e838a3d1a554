import { parseEntityRef, type Entity } from '@backstage/catalog-model';
import fs from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { defaultOwnershipKeys } from '../annotations';
import type { OwnershipEvidenceKind } from '../types';
import type { Clue } from './clue';
import type { EntityFacts, GroupFacts } from './facts';
import { nameClues } from './nameClues';
import { neighbourClues } from './neighbourClues';
import { createOrganisation } from './Organisation';
import { hasOwner, readEntityFacts, readGroupFacts } from './readFacts';
import { readOwnerOf } from './resolveOwnership';
import { createSuggestionIndex } from './suggestionIndex';
import { suggestOwners } from './suggestOwners';
import type { Viewpoint } from './Viewpoint';

const data = process.env.CALLBOARD_DATA;
const describeData = data ? describe : describe.skip;

const FOLDS = 5;
const FIRST = 3;

/** The same order each time (mulberry32). */
function shuffled<T>(items: T[], seed: number): T[] {
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return items
    .map(item => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Documents of a file; those that are no entity are left out. */
function readDocuments(file: string): Entity[] {
  return parseAllDocuments(fs.readFileSync(file, 'utf8')).flatMap(document => {
    const value = document.errors.length > 0 ? undefined : document.toJS();
    return value?.kind && value?.metadata?.name ? [value] : [];
  });
}

/** Where each document came from, as the catalog would have written it down. */
function readLocations(root: string): Map<string, string> {
  const commits = new Map(
    Array.from(
      fs
        .readFileSync(path.join(root, 'SOURCES.md'), 'utf8')
        .matchAll(/^\| (\S+\/\S+) \| ([0-9a-f]+) \|/gm),
      ([, repository, commit]) => [repository, commit],
    ),
  );
  const locations = new Map<string, string>();
  const files = fs.readdirSync(path.join(root, 'files'), {
    recursive: true,
    encoding: 'utf8',
  });
  for (const file of files.filter(name => /\.ya?ml$/.test(name))) {
    const [folder, ...rest] = file.split(path.sep);
    const repository = folder.replace('__', '/');
    const location = `url:https://github.com/${repository}/blob/${
      commits.get(repository) ?? 'main'
    }/${rest.join('/')}`;
    for (const entity of readDocuments(path.join(root, 'files', file))) {
      const content = JSON.stringify(entity);
      if (!locations.has(content)) locations.set(content, location);
    }
  }
  return locations;
}

const refOf = ({ kind, metadata }: Entity) =>
  `${kind}:${metadata.namespace ?? 'default'}/${metadata.name}`.toLowerCase();

/** Field of the spec → relation, its reverse, and the kind of a name without one. */
const RELATIONS: Record<string, [string, string, string]> = {
  dependsOn: ['dependsOn', 'dependencyOf', ''],
  dependencyOf: ['dependencyOf', 'dependsOn', ''],
  providesApis: ['providesApi', 'apiProvidedBy', 'api'],
  consumesApis: ['consumesApi', 'apiConsumedBy', 'api'],
};

/** The relations the catalog would add, as far as suggestions look at them; those to owners are none of them. */
function withNeighbours(entities: Entity[]): Entity[] {
  const relations = new Map<string, NonNullable<Entity['relations']>>();
  const add = (from: string, type: string, targetRef: string) =>
    relations.set(from, [...(relations.get(from) ?? []), { type, targetRef }]);
  for (const entity of entities) {
    for (const [field, [type, reverse, kind]] of Object.entries(RELATIONS)) {
      for (const written of [entity.spec?.[field] ?? []].flat()) {
        const { namespace = 'default' } = entity.metadata;
        const target = parseEntityRef(`${written}`, {
          defaultKind: kind,
          defaultNamespace: namespace,
        });
        const targetRef =
          `${target.kind}:${target.namespace}/${target.name}`.toLowerCase();
        add(refOf(entity), type, targetRef);
        add(targetRef, reverse, refOf(entity));
      }
    }
  }
  return entities.map(entity => ({
    ...entity,
    relations: relations.get(refOf(entity)) ?? [],
  }));
}

/** Every owner counts as though its team had been imported; people and addresses as teams of one. */
function ownersAsTeams(facts: EntityFacts): EntityFacts {
  const owner = readOwnerOf(facts);
  return owner.type === 'ref' && owner.kind !== 'group'
    ? {
        ...facts,
        writtenOwner: owner.entityRef.replace(
          /^(\w+):(.+)\/(.+)$/,
          'group:$2/$1.$3',
        ),
      }
    : facts;
}

function teamRefOf(facts: EntityFacts): string | undefined {
  const owner = readOwnerOf(facts);
  return owner.type === 'ref' || owner.type === 'email'
    ? owner.entityRef
    : undefined;
}

const asGroup = (entityRef: string): GroupFacts => ({
  entityRef,
  title: entityRef.slice(entityRef.indexOf('/') + 1),
  channels: [],
  leads: [],
  members: [],
  parents: [],
});

interface Case {
  facts: EntityFacts;
  truth: string;
  viewpoint: Viewpoint;
  index: ReturnType<typeof createSuggestionIndex>;
}

/** Each owned entity once without its owner, in a catalog where a fifth of the owned have none. */
function holdBack(entities: Entity[]): Case[] {
  const finished = withNeighbours(entities);
  const all = finished
    .filter(({ kind }) => hasOwner(kind))
    .map(entity =>
      ownersAsTeams(readEntityFacts(entity, defaultOwnershipKeys)),
    );
  const groups = finished
    .filter(({ kind }) => kind === 'Group')
    .map(entity => readGroupFacts(entity, defaultOwnershipKeys));
  const owned = shuffled(
    all.filter(facts => teamRefOf(facts)),
    20261125,
  );
  return Array.from({ length: FOLDS }).flatMap((_, fold) => {
    const held = new Set(owned.filter((__, index) => index % FOLDS === fold));
    const facts = all.map(each =>
      held.has(each) ? { ...each, writtenOwner: undefined } : each,
    );
    const written = new Set(facts.flatMap(each => teamRefOf(each) ?? []));
    const organisation = createOrganisation(
      [...Array.from(written, asGroup), ...groups],
      [],
      facts.filter(({ kind }) => kind === 'system' || kind === 'domain'),
    );
    const viewpoint = { organisation, sees: () => true, chatKey: 'k' };
    const index = createSuggestionIndex(facts, organisation);
    return [...held].map(each => ({
      facts: index.byRef.get(each.entityRef)!,
      truth: teamRefOf(each)!,
      viewpoint,
      index,
    }));
  });
}

interface Figures {
  owned: number;
  /** The owner is among the first three. */
  inFirst: number;
  /** The owner is the first. */
  first: number;
  /** Anybody is suggested. */
  suggested: number;
  /** The owner owns something else too, without which nobody could suggest them. */
  known: number;
  /** Where a kind says anything: how often it alone has the owner among its first three. */
  byKind: Partial<Record<OwnershipEvidenceKind, string>>;
}

/** The teams of one kind of evidence, best first. */
function rank(clues: Clue[]): string[] {
  const best = new Map<string, number>();
  for (const { teamRef, weight } of clues) {
    best.set(teamRef, Math.max(best.get(teamRef) ?? 0, weight));
  }
  return [...best.keys()].sort((a, b) => best.get(b)! - best.get(a)!);
}

function evaluate(cases: Case[]): Figures {
  const figures = { owned: 0, inFirst: 0, first: 0, suggested: 0, known: 0 };
  const kinds = new Map<OwnershipEvidenceKind, { said: number; hit: number }>();
  for (const { facts, truth, viewpoint, index } of cases) {
    const refs = suggestOwners(
      { entityRef: facts.entityRef, now: 0 },
      index,
      viewpoint,
    ).map(({ owner }) => owner.entityRef);
    figures.owned++;
    if (refs.slice(0, FIRST).includes(truth)) figures.inFirst++;
    if (refs[0] === truth) figures.first++;
    if (refs.length > 0) figures.suggested++;
    if (viewpoint.organisation.groups.has(truth)) figures.known++;
    const clues = [
      ...nameClues(facts, viewpoint),
      ...neighbourClues(facts, index, viewpoint),
    ];
    for (const kind of new Set(clues.map(clue => clue.kind))) {
      const tally = kinds.get(kind) ?? { said: 0, hit: 0 };
      const ranked = rank(clues.filter(clue => clue.kind === kind));
      tally.said++;
      if (ranked.slice(0, FIRST).includes(truth)) tally.hit++;
      kinds.set(kind, tally);
    }
  }
  const byKind = Object.fromEntries(
    Array.from(kinds, ([kind, { said, hit }]) => [kind, `${hit} of ${said}`]),
  );
  return { ...figures, byKind };
}

const print = (title: string, figures: Figures) =>
  process.stdout.write(`${title}: ${JSON.stringify(figures)}\n`);

function placedAt(entity: Entity, location: string | undefined): Entity {
  if (!location) return entity;
  const annotations = {
    ...entity.metadata.annotations,
    'backstage.io/managed-by-location': location,
  };
  return { ...entity, metadata: { ...entity.metadata, annotations } };
}

describeData(
  `owners held back from real descriptors${
    data ? '' : ' (skipped: no data, CALLBOARD_DATA is not set)'
  }`,
  () => {
    const root = path.join(data ?? '', 'catalog');
    const documents = () => readDocuments(path.join(root, 'all.yaml'));

    it('are among the first three suggestions in three of five cases, without a word of where descriptors stand', () => {
      const figures = evaluate(holdBack(documents()));
      print('Relations, names and slugs only', figures);
      expect(figures.owned).toBeGreaterThan(400);
      expect(figures.inFirst / figures.owned).toBeGreaterThanOrEqual(0.6);
    });

    it('are so in three of four when the catalog knows where the descriptors stand', () => {
      const locations = readLocations(root);
      const placed = documents().map(entity =>
        placedAt(entity, locations.get(JSON.stringify(entity))),
      );
      const figures = evaluate(holdBack(placed));
      print('With the locations of descriptors', figures);
      expect(figures.inFirst / figures.owned).toBeGreaterThanOrEqual(0.75);
    });
  },
);
