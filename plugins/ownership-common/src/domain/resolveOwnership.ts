import type { NamedEntity, OwnerPerson, Ownership } from '../types';
import type { EntityFacts, GroupFacts, UserFacts } from './facts';
import { finding } from './finding';
import { nearestRef } from './nearestRef';
import type { Organisation } from './Organisation';
import { emailChannel, uniqueChannels } from './channels';
import { parseOwnerRef, type ParsedOwner } from './parseOwnerRef';
import { remember } from './remember';
import { named, peopleOf, resolveTeam } from './resolveTeam';
import type { Viewpoint } from './Viewpoint';

/**
 * An entity with what it is part of.
 *
 * @public
 */
export interface EntityInContext {
  entity: EntityFacts;
  /** System, then domain, then parent domains: what the entity is part of, nearest first. */
  partOf: EntityFacts[];
}

/** System, domain, parent domain. */
const MAX_LEVELS = 3;

/**
 * Puts an entity together with what it is part of; a cycle of domains ends with its last new one.
 *
 * @public
 */
export function inContext(
  entity: EntityFacts,
  { systems }: Organisation,
): EntityInContext {
  const partOf: EntityFacts[] = [];
  for (
    let part: EntityFacts | undefined = entity;
    partOf.length < MAX_LEVELS;

  ) {
    part = part.partOf === undefined ? undefined : systems.get(part.partOf);
    if (!part || part === entity || partOf.includes(part)) break;
    partOf.push(part);
  }
  return { entity, partOf };
}

const MAX_PEOPLE = 5;

/** Suggested where no real team is near. */
const PLACEHOLDER = 'group:default/your-team';

/** What is to be checked, what is hidden and what results all begin with the same owner. */
const parsedOwners = new WeakMap<EntityFacts, ParsedOwner>();

/**
 * What the owner of one entity turned out to be.
 *
 * @public
 */
export function readOwnerOf(facts: EntityFacts): ParsedOwner {
  const parsed =
    parsedOwners.get(facts) ??
    (facts.ownerProblem
      ? { type: 'unparsable', problem: facts.ownerProblem }
      : parseOwnerRef(facts.writtenOwner, facts.namespace));
  parsedOwners.set(facts, parsed);
  return parsed;
}

/**
 * The owner an entity names, or the nearest one named by what it is part of, and where it is written.
 *
 * @public
 */
export function findOwner(
  { entity, partOf }: EntityInContext,
  sees: Viewpoint['sees'],
) {
  for (const facts of [entity, ...partOf]) {
    if (facts !== entity && !sees(facts.entityRef)) break;
    const parsed = readOwnerOf(facts);
    if (parsed.type !== 'none') return { facts, parsed };
  }
  return undefined;
}

type Resolution = Pick<Ownership, 'state' | 'findings'> &
  Partial<Pick<Ownership, 'owner' | 'people' | 'ancestors' | 'channels'>>;

/** The owner is a person, named by reference or by e-mail address. */
function resolvePerson(
  user: UserFacts,
  parsed: ParsedOwner,
  viewpoint: Viewpoint,
): Resolution {
  const { organisation, sees } = viewpoint;
  const team = organisation.teamsOf.get(user.entityRef)?.find(sees);
  const params = {
    person: user.title,
    nearest: team ?? PLACEHOLDER,
  };
  return {
    state: parsed.type === 'email' ? 'email' : 'person',
    owner: { entityRef: user.entityRef, kind: 'user', title: user.title },
    people: peopleOf([user.entityRef], [], viewpoint),
    channels: user.email ? [emailChannel(user.email, user.entityRef)] : [],
    findings: [
      parsed.type === 'email'
        ? finding('email-of-user', { ...params, written: parsed.email })
        : finding('person', params),
    ],
  };
}

function resolveGroup(group: GroupFacts, viewpoint: Viewpoint): Resolution {
  const { people, ancestors, channels, findings } = resolveTeam(
    group,
    viewpoint,
  );
  const { entityRef, title, type } = group;
  return {
    state: people.length > 0 ? 'owned' : 'no-members',
    owner: { entityRef, kind: 'group', title, ...(type && { type }) },
    people,
    ancestors,
    channels,
    findings,
  };
}

const nearestVisibleGroup = remember(
  (ref: string, { organisation, sees }: Viewpoint) =>
    nearestRef(ref, [...organisation.groups.keys()].filter(sees)),
);

/** The owner is a reference or an e-mail address that leads nowhere the caller can see. */
function resolveDangling(
  parsed: Extract<ParsedOwner, { type: 'ref' | 'email' }>,
  title: string,
  viewpoint: Viewpoint,
): Resolution {
  if (parsed.type === 'email') {
    return {
      state: 'email',
      channels: [emailChannel(parsed.email, parsed.entityRef)],
      findings: [finding('email', { written: parsed.email })],
    };
  }
  const ref = parsed.entityRef;
  if (parsed.kind === 'user') {
    return {
      state: 'not-in-catalog',
      findings: [finding('user-not-in-catalog', { ref, title })],
    };
  }
  if (parsed.kind !== 'group') {
    return {
      state: 'unparsable',
      findings: [finding('kind-not-owner', { ref })],
    };
  }
  const nearest = nearestVisibleGroup(ref, viewpoint);
  return {
    state: 'not-in-catalog',
    findings: [
      finding('group-not-in-catalog', { ref, nearest: nearest ?? PLACEHOLDER }),
    ],
  };
}

function resolveUnparsable(
  written: string,
  parsed: Extract<ParsedOwner, { type: 'unparsable' }>,
): Resolution {
  const { problem, nearest = PLACEHOLDER } = parsed;
  return {
    state: 'unparsable',
    findings: [finding('unparsable', { written, problem, nearest })],
  };
}

function resolveReference(
  parsed: Extract<ParsedOwner, { type: 'ref' | 'email' }>,
  title: string,
  viewpoint: Viewpoint,
): Resolution {
  const { organisation, sees } = viewpoint;
  const group = organisation.groups.get(parsed.entityRef);
  if (group && sees(group.entityRef)) return resolveGroup(group, viewpoint);
  const user =
    parsed.type === 'email'
      ? organisation.usersByEmail.get(parsed.email.toLowerCase())
      : organisation.users.get(parsed.entityRef);
  return user && sees(user.entityRef)
    ? resolvePerson(user, parsed, viewpoint)
    : resolveDangling(parsed, title, viewpoint);
}

function resolve(
  found: ReturnType<typeof findOwner>,
  title: string,
  viewpoint: Viewpoint,
): Resolution {
  if (!found) {
    return { state: 'missing', findings: [finding('missing', { title })] };
  }
  return found.parsed.type === 'unparsable'
    ? resolveUnparsable(found.facts.writtenOwner ?? '', found.parsed)
    : resolveReference(found.parsed, title, viewpoint);
}

const badFirst = (
  a: Ownership['findings'][number],
  b: Ownership['findings'][number],
) => Number(b.tone === 'bad') - Number(a.tone === 'bad');

/**
 * Who answers for an entity: owner, people, channels and every finding, as far as the caller sees.
 *
 * @public
 */
export function resolveOwnership(
  context: EntityInContext,
  viewpoint: Viewpoint,
): Ownership {
  const { entity } = context;
  const found = findOwner(context, viewpoint.sees);
  const resolved = resolve(found, entity.title, viewpoint);
  const people: OwnerPerson[] = resolved.people ?? [];
  const source: NamedEntity | undefined =
    found && found.facts !== entity ? named(found.facts) : undefined;
  return {
    entityRef: entity.entityRef,
    title: entity.title,
    state: resolved.state,
    ...(found && { writtenOwner: found.facts.writtenOwner }),
    ...(resolved.owner && { owner: resolved.owner }),
    ...(source && { inheritedFrom: source }),
    people: people.slice(0, MAX_PEOPLE),
    peopleCount: people.length,
    channels: uniqueChannels([
      ...entity.channels,
      ...(resolved.channels ?? []),
    ]),
    ancestors: resolved.ancestors ?? [],
    findings: [...resolved.findings].sort(badFirst),
    ...(entity.tier && { tier: entity.tier }),
    ...(entity.lifecycle && { lifecycle: entity.lifecycle }),
    roles: [],
  };
}

/**
 * The same for an entity by its facts; once for each viewpoint, so that lists over everything cost little the second time.
 *
 * @public
 */
export const ownershipOf: (
  entity: EntityFacts,
  viewpoint: Viewpoint,
) => Ownership = remember((entity: EntityFacts, viewpoint: Viewpoint) =>
  resolveOwnership(inContext(entity, viewpoint.organisation), viewpoint),
);
