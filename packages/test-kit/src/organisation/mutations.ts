import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { componentEntity, groupEntity, userEntity } from '../entities';
import { pick, Random } from './random';

/** What a mutation does to the set; relations are not its business. */
export interface Mutation {
  description: string;
  remove?: Entity;
  add?: Entity;
}

type Mutate = (random: Random, entities: Entity[]) => Mutation | undefined;

const ofKind = (entities: Entity[], ...kinds: string[]) =>
  entities.filter(entity => kinds.includes(entity.kind));
const owned = (entities: Entity[]) =>
  entities.filter(entity => entity.spec && 'owner' in entity.spec);
const listOf = (entity: Entity, field: string) =>
  (entity.spec?.[field] ?? []) as string[];

function withSpec(entity: Entity, spec: JsonObject, what: string): Mutation {
  return {
    description: `${stringifyEntityRef(entity)}: ${what}`,
    remove: entity,
    add: { ...entity, spec: { ...entity.spec, ...spec } },
  };
}

function withAnnotation(entity: Entity, key: string, value: string): Mutation {
  const annotations = { ...entity.metadata.annotations, [key]: value };
  return {
    description: `${stringifyEntityRef(entity)}: ${key} becomes "${value}"`,
    remove: entity,
    add: { ...entity, metadata: { ...entity.metadata, annotations } },
  };
}

/** Makes a mutation of one entity; none when the set holds no such entity. */
const onOne =
  (
    candidates: (entities: Entity[]) => Entity[],
    mutate: (random: Random, entity: Entity, entities: Entity[]) => Mutation,
  ): Mutate =>
  (random, entities) => {
    const found = candidates(entities);
    return found.length > 0
      ? mutate(random, pick(random, found), entities)
      : undefined;
  };

const renameTitle = onOne(
  entities => entities,
  (random, entity) => {
    const title = `Title ${Math.floor(random() * 1e6)}`;
    return {
      description: `${stringifyEntityRef(entity)}: title becomes "${title}"`,
      remove: entity,
      add: { ...entity, metadata: { ...entity.metadata, title } },
    };
  },
);

const changeOwner = onOne(owned, (random, entity, entities) => {
  const owner = pick(random, [
    ...ofKind(entities, 'Group', 'User').map(stringifyEntityRef),
    ' ',
    'group:not-in-the-catalog',
    'somebody@company.example',
  ]);
  return withSpec(entity, { owner }, `owner becomes "${owner}"`);
});

const addMember: Mutate = (random, entities) => {
  const groups = ofKind(entities, 'Group').map(stringifyEntityRef);
  const users = ofKind(entities, 'User');
  if (groups.length === 0 || users.length === 0) return undefined;
  const user = pick(random, users);
  const group = pick(random, groups);
  const memberOf = [...new Set([...listOf(user, 'memberOf'), group])];
  return withSpec(user, { memberOf }, `joins ${group}`);
};

const removeMember = onOne(
  entities => entities.filter(entity => listOf(entity, 'memberOf').length > 0),
  (random, user) => {
    const left = pick(random, listOf(user, 'memberOf'));
    const memberOf = listOf(user, 'memberOf').filter(ref => ref !== left);
    return withSpec(user, { memberOf }, `leaves ${left}`);
  },
);

/** May close a cycle: the catalog takes those too. */
const moveGroup = onOne(
  entities => ofKind(entities, 'Group'),
  (random, group, entities) => {
    const parent = stringifyEntityRef(pick(random, ofKind(entities, 'Group')));
    return withSpec(group, { parent }, `parent becomes ${parent}`);
  },
);

const changeTier = onOne(
  entities => ofKind(entities, 'Component'),
  (random, component) =>
    withAnnotation(component, 'callboard.dev/tier', pick(random, [...'1234'])),
);

const changeChannel = onOne(
  entities => ofKind(entities, 'Group'),
  (random, group) =>
    withAnnotation(
      group,
      'callboard.dev/slack-channel',
      pick(random, ['', '#help', `#${group.metadata.name}`]),
    ),
);

const changeEmail = onOne(
  entities => ofKind(entities, 'User', 'Group'),
  (random, entity) => {
    const email = pick(random, ['somebody', entity.metadata.name]);
    const profile = entity.spec?.profile as JsonObject | undefined;
    return withSpec(
      entity,
      { profile: { ...profile, email: `${email}@company.example` } },
      `e-mail becomes ${email}@company.example`,
    );
  },
);

const changeSystem = onOne(
  entities => ofKind(entities, 'Component', 'API', 'Resource'),
  (random, entity, entities) => {
    const system = pick(random, [
      'not-in-the-catalog',
      ...ofKind(entities, 'System').map(stringifyEntityRef),
    ]);
    return withSpec(entity, { system }, `system becomes ${system}`);
  },
);

const deleteEntity = onOne(
  entities => entities,
  (_, remove) => ({
    description: `${stringifyEntityRef(remove)}: deleted`,
    remove,
  }),
);

const addEntity: Mutate = (random, entities) => {
  const names = new Set(entities.map(entity => entity.metadata.name));
  let number = names.size;
  while (names.has(`added-${number}`)) number++;
  const name = `added-${number}`;
  const groups = ofKind(entities, 'Group').map(stringifyEntityRef);
  const group = groups.length > 0 ? pick(random, groups) : 'group:nobody';
  const add = pick(random, [
    componentEntity({ name, owner: group }),
    groupEntity({ name, parent: group }),
    userEntity({ name, memberOf: [group] }),
  ]);
  return { description: `${stringifyEntityRef(add)}: added`, add };
};

export const mutations: readonly Mutate[] = [
  renameTitle,
  changeOwner,
  addMember,
  removeMember,
  moveGroup,
  changeTier,
  changeChannel,
  changeEmail,
  changeSystem,
  deleteEntity,
  addEntity,
];
