import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { inBatches } from '@internal/backend-kit';
import { generateOrganisation } from '@internal/test-kit';
import { AlertDirectory } from './AlertDirectory';

const SLUG = 'github.com/project-slug';
const NAMESPACE = 'backstage.io/kubernetes-namespace';

/** As services are written: a repository each, and a namespace for many. */
const annotated = (entity: Entity, at: number): Entity =>
  entity.kind !== 'Component'
    ? entity
    : {
        ...entity,
        metadata: {
          ...entity.metadata,
          annotations: {
            [SLUG]: `Acme/${entity.metadata.name}`,
            [NAMESPACE]: `space-${at % 40}`,
          },
        },
      };

const entities = generateOrganisation({
  seed: 8,
  engineers: 1_500,
  teams: 120,
  services: 9_500,
}).map(annotated);

const refsWhere = (isMeant: (entity: Entity) => boolean) =>
  entities
    .filter(isMeant)
    .map(entity => stringifyEntityRef(entity))
    .sort();

const directory = new AlertDirectory();
beforeAll(async () => {
  for (const batch of inBatches(entities, 1_000)) {
    await directory.upsert(batch);
  }
  await directory.notePass({ complete: true });
});

it('finds what a search through a large catalog finds', () => {
  expect(entities.length).toBeGreaterThan(13_000);
  for (let at = 0; at < entities.length; at += 500) {
    const { kind, metadata } = entities[at];
    const { name, annotations = {} } = metadata;
    const expected = refsWhere(
      other => other.metadata.name === name && other.kind === kind,
    );
    expect(directory.byName(name, [kind])).toEqual(expected);
    for (const key of [SLUG, NAMESPACE]) {
      if (kind !== 'Component') continue;
      const value = annotations[key];
      expect(directory.byAnnotation(key, value)).toEqual(
        refsWhere(({ metadata: other }) => other.annotations?.[key] === value),
      );
    }
    if (kind === 'User') continue;
    expect(directory.near(name, 1)).toEqual([expect.stringContaining(name)]);
  }
});

it('names as owner what the relations of a large catalog name', () => {
  const known = new Set(refsWhere(() => true));
  const owners = entities
    .filter(({ kind }) => kind === 'Component')
    .map(entity => ({
      ref: stringifyEntityRef(entity),
      owner: entity.relations?.find(({ type }) => type === 'ownedBy')
        ?.targetRef,
    }));
  const good = owners.filter(({ owner }) => owner && known.has(owner));
  expect(good.length).toBeGreaterThan(1_000);
  for (const { ref, owner } of good) {
    expect(directory.entity(ref)?.ownerRef).toBe(owner);
  }
});

it('has everybody of a large catalog in a team and in the company', () => {
  const users = refsWhere(({ kind }) => kind === 'User');
  expect(directory.members('group:default/company')).toEqual(users);
  for (const ref of users) {
    expect(directory.teamsOf(ref)).toContain('group:default/company');
    expect(directory.teamsOf(ref).length).toBeGreaterThan(1);
  }
});
