import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { lower } from './lower';
import type { EntityFacts, GroupFacts, UserFacts } from './facts';

/** What is longer names nothing that a label of an alert could. */
const LONGEST_VALUE = 300;
const LONGEST_TITLE = 200;
/** As long as an address may be (RFC 5321). */
const LONGEST_EMAIL = 254;
const KINDS_WITH_PROFILE = ['user', 'group'];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The text of a value that a descriptor may hold as anything. */
function text(value: unknown): string | undefined {
  const found = typeof value === 'string' ? value.trim() : '';
  return found === '' ? undefined : found;
}

function profileOf({ spec }: Entity): Record<string, unknown> {
  const profile = spec?.profile;
  return isRecord(profile) ? profile : {};
}

function titleOf(entity: Entity, kind: string): string {
  const shown = KINDS_WITH_PROFILE.includes(kind)
    ? text(profileOf(entity).displayName)
    : undefined;
  const title = shown ?? text(entity.metadata.title) ?? entity.metadata.name;
  return title.slice(0, LONGEST_TITLE);
}

/** References of one relation, each once, sorted. */
function related({ relations = [] }: Entity, type: string): string[] {
  const refs = relations
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => lower(targetRef));
  return [...new Set(refs)].sort();
}

const ofKind = (refs: readonly string[], kind: string) =>
  refs.filter(ref => ref.startsWith(`${kind}:`));

function shortOnes(written: unknown): Map<string, string> {
  const found = new Map<string, string>();
  if (!isRecord(written)) return found;
  for (const [key, value] of Object.entries(written)) {
    const short = text(value);
    if (short && short.length <= LONGEST_VALUE) found.set(key, short);
  }
  return found;
}

export function readEntityFacts(entity: Entity): EntityFacts {
  const { metadata } = entity;
  const kind = lower(entity.kind);
  const partOf = related(entity, 'partOf');
  return {
    entityRef: stringifyEntityRef(entity),
    etag: metadata.etag ?? '',
    kind,
    name: lower(metadata.name),
    title: titleOf(entity, kind),
    annotations: shortOnes(metadata.annotations),
    labels: shortOnes(metadata.labels),
    ownerRefs: related(entity, 'ownedBy'),
    partOf: [...ofKind(partOf, 'system'), ...ofKind(partOf, 'domain')],
  };
}

export const readGroupFacts = (entity: Entity): GroupFacts => ({
  members: ofKind(related(entity, 'hasMember'), 'user'),
  parents: ofKind(related(entity, 'childOf'), 'group'),
  children: ofKind(related(entity, 'parentOf'), 'group'),
});

export function readUserFacts(entity: Entity): UserFacts {
  const email = text(profileOf(entity).email);
  // Line breaks in an address would be headers of the mail.
  const isAddress =
    email && email.length <= LONGEST_EMAIL && /^[^\s@]+@[^\s@]+$/.test(email);
  return isAddress ? { email } : {};
}
