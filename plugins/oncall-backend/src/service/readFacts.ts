import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { ReachChannel } from '@callboard/backstage-plugin-oncall-common';
import type { EntityFacts, GroupFacts, SourceKey, UserFacts } from './facts';

const CHAT_HOSTS =
  /(^|\.)(slack\.com|teams\.microsoft\.com|discord\.(gg|com)|chat\.google\.com|mattermost\.com|zulipchat\.com)$/i;
const MAX_CHANNELS = 10;
const MAX_SCHEDULES = 10;
const PHONE = /^tel:\+?[0-9 ().-]{3,30}$/;

/** The text of a value that a descriptor may hold as anything. */
function text(value: unknown): string | undefined {
  const found = typeof value === 'string' ? value.trim() : '';
  return found === '' ? undefined : found.slice(0, 400);
}

const specOf = (entity: Entity) =>
  (entity.spec ?? {}) as Record<string, unknown>;

function profileOf(entity: Entity): { displayName?: unknown; email?: unknown } {
  const { profile } = specOf(entity);
  return typeof profile === 'object' && profile !== null ? profile : {};
}

const titleOf = (entity: Entity) =>
  text(profileOf(entity).displayName) ??
  text(entity.metadata.title) ??
  entity.metadata.name;

/** References of one relation, each once, sorted. */
function related(entity: Entity, type: string): string[] {
  const refs = (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'));
  return [...new Set(refs)].sort();
}

function firstAnnotation(entity: Entity, keys: readonly string[]) {
  const annotations = entity.metadata.annotations ?? {};
  for (const key of keys) {
    const found = Object.hasOwn(annotations, key) && text(annotations[key]);
    if (found) return found;
  }
  return undefined;
}

function webAddress(written: unknown): URL | undefined {
  const found = text(written);
  if (!found || !URL.canParse(found)) return undefined;
  const url = new URL(found);
  return url.protocol === 'https:' || url.protocol === 'http:'
    ? url
    : undefined;
}

/** How a person is reached: phone first, since that wakes. */
function readChannels(entity: Entity): ReachChannel[] {
  const channels: ReachChannel[] = [];
  for (const link of Array.isArray(entity.metadata.links)
    ? entity.metadata.links
    : []) {
    const written = text(link?.url);
    const url = webAddress(written);
    if (written && PHONE.test(written)) {
      channels.push({ kind: 'phone', label: written.slice(4), href: written });
    } else if (url && CHAT_HOSTS.test(url.hostname)) {
      channels.push({
        kind: 'chat',
        label: text(link.title) ?? url.hostname,
        href: url.href,
      });
    }
  }
  const email = text(profileOf(entity).email);
  if (email) {
    channels.push({
      kind: 'email',
      label: email,
      href: `mailto:${encodeURIComponent(email).replace('%40', '@')}`,
    });
  }
  const order = ['phone', 'chat', 'email', 'link'];
  return channels
    .sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))
    .slice(0, MAX_CHANNELS);
}

const refOf = (entity: Entity) => stringifyEntityRef(entity);

export function readEntityFacts(
  entity: Entity,
  scheduleKeys: readonly string[],
  sourceKeys: SourceKey[],
): EntityFacts {
  const named = firstAnnotation(entity, scheduleKeys) ?? '';
  const partOf = related(entity, 'partOf');
  return {
    entityRef: refOf(entity),
    title: titleOf(entity),
    ownerRefs: related(entity, 'ownedBy'),
    writtenOwner: text(specOf(entity).owner),
    partOf: [
      ...partOf.filter(ref => ref.startsWith('system:')),
      ...partOf.filter(ref => ref.startsWith('domain:')),
    ],
    scheduleIds: named
      .split(',')
      .map(id => id.trim())
      .filter(Boolean)
      .slice(0, MAX_SCHEDULES),
    sourceKeys,
  };
}

export const readGroupFacts = (
  entity: Entity,
  sourceKeys: SourceKey[],
): GroupFacts => ({
  entityRef: refOf(entity),
  title: titleOf(entity),
  members: related(entity, 'hasMember').filter(ref => ref.startsWith('user:')),
  parents: related(entity, 'childOf').filter(ref => ref.startsWith('group:')),
  children: related(entity, 'parentOf').filter(ref => ref.startsWith('group:')),
  sourceKeys,
});

export const readUserFacts = (entity: Entity): UserFacts => ({
  entityRef: refOf(entity),
  title: titleOf(entity),
  channels: readChannels(entity),
  email: text(profileOf(entity).email)?.toLocaleLowerCase('en-US'),
});
