import type { Entity } from '@backstage/catalog-model';
import type { OwnershipKeys } from '../annotations';
import type { ContactChannel, Tier } from '../types';
import { emailChannel, uniqueChannels } from './channels';
import type { EntityFacts, GroupFacts, UserFacts } from './facts';
import { parseOwnerRef } from './parseOwnerRef';
import { readRelated, readRoles, readSource } from './readSurroundings';
import { firstAnnotation, kept, specOf, text, webAddress } from './written';

const CHAT_HOSTS =
  /(^|\.)(slack\.com|teams\.microsoft\.com|discord\.(gg|com)|chat\.google\.com|mattermost\.com|zulipchat\.com)$/i;
const MAX_CHANNELS = 10;

/** Kinds that own or locate; nobody owns them. */
const KINDS_WITHOUT_OWNER = new Set(['group', 'user', 'location']);

/**
 * Whether entities of this kind have an owner. Groups, users and locations have none.
 *
 * @public
 */
export function hasOwner(kind: string): boolean {
  return !KINDS_WITHOUT_OWNER.has(kind.toLocaleLowerCase('en-US'));
}

function refOf(entity: Entity): string {
  const { namespace = 'default', name } = entity.metadata;
  return `${entity.kind}:${namespace}/${name}`.toLocaleLowerCase('en-US');
}

function titleOf(entity: Entity): string {
  const profile = specOf(entity).profile as { displayName?: unknown } | null;
  return (
    text(profile?.displayName) ??
    text(entity.metadata.title) ??
    entity.metadata.name
  );
}

function chatChannel(
  written: string,
  keys: OwnershipKeys,
  from: string,
): ContactChannel {
  const url = webAddress(written);
  if (url) return { kind: 'chat', label: url.href, href: url.href, from };
  const href = keys.chatUrl?.replace(
    '{channel}',
    encodeURIComponent(written.replace(/^#/, '')),
  );
  return { kind: 'chat', label: written, ...(href && { href }), from };
}

/** Chat links always; other links only of groups, since links of services lead to dashboards and documents. */
function linkChannels(entity: Entity, allLinks: boolean): ContactChannel[] {
  const links = Array.isArray(entity.metadata.links)
    ? entity.metadata.links
    : [];
  return links.flatMap((link): ContactChannel[] => {
    const url = webAddress(link?.url);
    if (!url) return [];
    const isChat = CHAT_HOSTS.test(url.hostname);
    if (!isChat && !allLinks) return [];
    return [
      {
        kind: isChat ? 'chat' : 'link',
        label: text(link.title) ?? url.hostname,
        href: url.href,
        from: refOf(entity),
      },
    ];
  });
}

function readChannels(entity: Entity, keys: OwnershipKeys): ContactChannel[] {
  const from = refOf(entity);
  const isGroup = entity.kind.toLowerCase() === 'group';
  const profile = specOf(entity).profile as { email?: unknown } | null;
  const chat = firstAnnotation(entity, keys.chat);
  const email = firstAnnotation(entity, keys.email) ?? text(profile?.email);
  const channels = [
    ...(chat ? [chatChannel(chat, keys, from)] : []),
    ...(email ? [emailChannel(email, from)] : []),
    ...linkChannels(entity, isGroup),
  ];
  return uniqueChannels(channels).slice(0, MAX_CHANNELS);
}

function readTier(entity: Entity, keys: OwnershipKeys): Tier | undefined {
  const tier = (written: string, source: string): Tier => {
    const known = Object.entries(keys.tier.values).find(
      ([from]) => from.toLowerCase() === written.toLowerCase(),
    );
    return { value: known?.[1] ?? written, written, source };
  };
  const maps: [string[], Record<string, unknown>][] = [
    [keys.tier.annotations, entity.metadata.annotations ?? {}],
    [keys.tier.labels, entity.metadata.labels ?? {}],
  ];
  for (const [names, values] of maps) {
    for (const name of names) {
      const written = Object.hasOwn(values, name)
        ? text(values[name])
        : undefined;
      if (written) return tier(written, name);
    }
  }
  const tags: unknown = entity.metadata.tags;
  for (const prefix of keys.tier.tagPrefixes) {
    for (const tag of Array.isArray(tags) ? tags : []) {
      if (typeof tag === 'string' && tag.startsWith(prefix)) {
        const written = text(tag.slice(prefix.length));
        if (written) return tier(written, tag);
      }
    }
  }
  return undefined;
}

const WHOLES = new Set(['system', 'domain']);

function readPartOf(entity: Entity): string | undefined {
  const spec = specOf(entity);
  const above: [unknown, string][] = [
    [spec.system, 'system'],
    [spec.domain, 'domain'],
    [spec.subdomainOf, 'domain'],
  ];
  for (const [written, kind] of above) {
    const name = text(written);
    if (name) {
      const parsed = parseOwnerRef(
        name.includes(':') ? name : `${kind}:${name}`,
        entity.metadata.namespace,
      );
      if (parsed.type === 'ref' && WHOLES.has(parsed.kind)) {
        return parsed.entityRef;
      }
    }
  }
  return undefined;
}

/** Kinds of one's own may hold anything as owner: what is no text is kept as JSON, with the reason why it names nobody. */
function readOwner(
  owner: unknown,
): Pick<EntityFacts, 'writtenOwner' | 'ownerProblem'> {
  if (typeof owner === 'string') return { writtenOwner: text(owner) };
  const parsed = parseOwnerRef(owner);
  return parsed.type === 'unparsable'
    ? {
        writtenOwner: kept(JSON.stringify(owner)),
        ownerProblem: parsed.problem,
      }
    : {};
}

/**
 * Reads what ownership needs from an entity that can have an owner. Never throws, whatever the descriptor holds.
 *
 * @public
 */
export function readEntityFacts(
  entity: Entity,
  keys: OwnershipKeys,
): EntityFacts {
  const spec = specOf(entity);
  const owner = readOwner(spec.owner);
  return {
    entityRef: refOf(entity),
    kind: entity.kind.toLocaleLowerCase('en-US'),
    namespace: (entity.metadata.namespace ?? 'default').toLocaleLowerCase(
      'en-US',
    ),
    title: titleOf(entity),
    ...owner,
    partOf: readPartOf(entity),
    tier: readTier(entity, keys),
    lifecycle: text(spec.lifecycle)?.toLocaleLowerCase('en-US'),
    channels: readChannels(entity, keys),
    roles: readRoles(entity, keys),
    related: readRelated(entity),
    ...readSource(entity),
  };
}

/** References of one relation of a finished entity, sorted and each once. */
function related(entity: Entity, type: string, kind: string): string[] {
  const refs = (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(relation => relation.targetRef.toLocaleLowerCase('en-US'))
    .filter(ref => ref.startsWith(`${kind}:`));
  return [...new Set(refs)].sort();
}

/**
 * Reads what ownership needs from a Group entity; members and parents come from its relations, which hold both the
 * group's own lists and those of its users and neighbours.
 *
 * @public
 */
export function readGroupFacts(
  entity: Entity,
  keys: OwnershipKeys,
): GroupFacts {
  const leads = (firstAnnotation(entity, keys.lead) ?? '')
    .split(',')
    .map(lead => lead.trim())
    .filter(Boolean)
    .map(lead =>
      parseOwnerRef(
        lead.includes(':') ? lead : `user:${lead}`,
        entity.metadata.namespace,
      ),
    )
    .flatMap(lead => (lead.type === 'ref' ? [lead.entityRef] : []));
  return {
    entityRef: refOf(entity),
    title: titleOf(entity),
    type: text(specOf(entity).type),
    channels: readChannels(entity, keys),
    leads,
    members: related(entity, 'hasMember', 'user'),
    parents: related(entity, 'childOf', 'group'),
  };
}

/**
 * Reads what ownership needs from a User entity.
 *
 * @public
 */
export function readUserFacts(entity: Entity): UserFacts {
  const profile = specOf(entity).profile as { email?: unknown } | null;
  return {
    entityRef: refOf(entity),
    title: titleOf(entity),
    email: text(profile?.email),
  };
}
