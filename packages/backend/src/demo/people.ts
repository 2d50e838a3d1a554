import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { FolderContent } from '../folder/types';
import { valueAt } from '../folder/parse';
import { DemoConfig } from './config';

/** A person on the sign-in page. */
export interface Person {
  ref: string;
  title: string;
  label?: string;
  /** Titles of the teams. */
  teams: string[];
}

/** A team on the sign-in page. */
export interface Team {
  ref: string;
  title: string;
  /** Number of people. */
  members: number;
}

/** Answer of `GET /api/demo/sign-in-options`. */
export interface SignInOptions {
  users: Person[];
  groups: Team[];
  /** How many there are; the lists hold fewer when there are many or a filter is set. */
  totals: { users: number; groups: number };
  portal: { title: string; sample: boolean };
}

const maxListed = 500;

/** Who may be signed in as, from the folder as it was read last. */
export function listSignInOptions(
  demo: DemoConfig,
  content: FolderContent | undefined,
  query = '',
): SignInOptions {
  const directory = readDirectory(content);
  const labels = new Map(demo.users.map(({ ref, label }) => [ref, label]));
  const configured = [...labels.keys()];
  const users = (demo.anyone ? [...directory.users.keys()] : configured).map(
    (ref): Person => ({
      ref,
      title: directory.users.get(ref) ?? nameOf(ref),
      label: labels.get(ref),
      teams: [...(directory.teamsOf.get(ref) ?? [])]
        .map(team => directory.groups.get(team) ?? nameOf(team))
        .sort(),
    }),
  );
  const groups = groupRefs(demo, content).map(
    (ref): Team => ({
      ref,
      title: directory.groups.get(ref) ?? nameOf(ref),
      members: directory.membersOf.get(ref)?.size ?? 0,
    }),
  );
  return {
    users: pick(users, query),
    groups: pick(groups, query),
    totals: { users: users.length, groups: groups.length },
    portal: { title: demo.portalTitle, sample: !demo.anyone },
  };
}

/** Groups that may be acted for. The admins are always among them, or nobody could do everything in a foreign catalog. */
export function groupRefs(
  demo: DemoConfig,
  content: FolderContent | undefined,
): string[] {
  if (!demo.anyone) {
    return [];
  }
  const { groups } = readDirectory(content);
  return [...new Set([...groups.keys(), ...demo.adminGroups])];
}

/** Titles and memberships, as the folder states them on either side. */
export function readDirectory(content: FolderContent | undefined) {
  const users = new Map<string, string>();
  const groups = new Map<string, string>();
  const teamsOf = new Map<string, Set<string>>();
  const membersOf = new Map<string, Set<string>>();
  const join = (user: string, group: string) => {
    teamsOf.set(user, (teamsOf.get(user) ?? new Set()).add(group));
    membersOf.set(group, (membersOf.get(group) ?? new Set()).add(user));
  };
  for (const { entityRef, entity } of content?.entities ?? []) {
    if (entity.kind === 'User') {
      users.set(entityRef, titleOf(entity));
      refsIn(entity, 'memberOf', 'Group').forEach(it => join(entityRef, it));
    } else if (entity.kind === 'Group') {
      groups.set(entityRef, titleOf(entity));
      refsIn(entity, 'members', 'User').forEach(it => join(it, entityRef));
    }
  }
  return { users, groups, teamsOf, membersOf };
}

function refsIn(entity: Entity, field: string, defaultKind: string) {
  const refs = valueAt(entity.spec, [field]);
  const defaultNamespace = entity.metadata.namespace ?? 'default';
  return ((refs ?? []) as string[]).map(ref =>
    stringifyEntityRef(parseEntityRef(ref, { defaultKind, defaultNamespace })),
  );
}

function titleOf({ metadata, spec }: Entity) {
  return String(
    valueAt(spec, ['profile', 'displayName']) ??
      metadata.title ??
      metadata.name,
  );
}

function nameOf(ref: string) {
  return parseEntityRef(ref).name;
}

function pick<T extends { ref: string; title: string }>(
  rows: T[],
  query: string,
): T[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return rows
    .filter(row => {
      const text = Object.values(row).flat().join(' ').toLowerCase();
      return words.every(word => text.includes(word));
    })
    .slice(0, maxListed);
}
