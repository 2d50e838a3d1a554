import type { GroupFacts, UserFacts } from './facts';
import type { Organisation } from './Organisation';
import type { ParsedOwner } from './parseOwnerRef';
import { remember } from './remember';
import type { Viewpoint } from './Viewpoint';

/** Words that say that something is a team, not which one. */
const TEAM_WORDS = new Set([
  'chapter',
  'crew',
  'dev',
  'developers',
  'devs',
  'eng',
  'engineering',
  'group',
  'guild',
  'maintainers',
  'owners',
  'squad',
  'team',
  'teams',
  'tribe',
]);

/** The part of a reference behind kind and namespace. */
export function nameOf(entityRef: string): string {
  const from = Math.max(entityRef.lastIndexOf('/'), entityRef.indexOf(':'));
  return entityRef.slice(from + 1);
}

/** The words of a name or title, in lower case: `Team Card_Art` gives `team`, `card`, `art`. */
export function wordsOf(name: string): string[] {
  return name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A title as the hosts of repositories make a slug of it: `Card Art` gives `card-art`. */
function slugOf(title: string): string {
  return wordsOf(title).join('-');
}

/** What is left of the name of a team without words like “team”: `team-ledger` and `Ledger Squad` give `ledger`. */
export function coreName(name: string): string {
  return wordsOf(name)
    .filter(word => !TEAM_WORDS.has(word))
    .join('-');
}

/** The teams a caller sees, by what they are called. */
export interface TeamNames {
  /** Name, or title as a slug → teams. */
  bySlug: ReadonlyMap<string, readonly GroupFacts[]>;
  /** Name or title without words like “team” → teams. */
  byCore: ReadonlyMap<string, readonly GroupFacts[]>;
  /** Lower-case e-mail address → teams. */
  byEmail: ReadonlyMap<string, readonly GroupFacts[]>;
  refs: readonly string[];
}

/** Looks the names of all visible teams up, once for each viewpoint. */
const namesOf = remember(
  ({ groups }: Organisation, { sees }: Viewpoint): TeamNames => {
    const bySlug = new Map<string, GroupFacts[]>();
    const byCore = new Map<string, GroupFacts[]>();
    const byEmail = new Map<string, GroupFacts[]>();
    const refs: string[] = [];
    const add = (
      map: Map<string, GroupFacts[]>,
      key: string,
      team: GroupFacts,
    ) => {
      const teams = map.get(key);
      if (!teams) map.set(key, [team]);
      else if (!teams.includes(team)) teams.push(team);
    };
    for (const team of groups.values()) {
      if (!sees(team.entityRef)) continue;
      refs.push(team.entityRef);
      for (const name of [nameOf(team.entityRef), team.title]) {
        add(bySlug, slugOf(name), team);
        add(byCore, coreName(name), team);
      }
      for (const { kind, label } of team.channels) {
        if (kind === 'email') add(byEmail, label.toLowerCase(), team);
      }
    }
    byCore.delete('');
    bySlug.delete('');
    return { bySlug, byCore, byEmail, refs };
  },
);

/** The names of all teams that a caller sees. */
export function teamNames(viewpoint: Viewpoint): TeamNames {
  return namesOf(viewpoint.organisation, viewpoint);
}

/** The teams a person is in, as the caller sees them. */
export function teamsOfPerson(
  userRef: string,
  { organisation, sees }: Viewpoint,
): string[] {
  return (organisation.teamsOf.get(userRef) ?? []).filter(
    ref => organisation.groups.has(ref) && sees(ref),
  );
}

/** The group or user that an owner is, when the caller sees them. */
export function findVisible(
  owner: ParsedOwner,
  { organisation, sees }: Viewpoint,
): GroupFacts | UserFacts | undefined {
  if (owner.type !== 'ref' && owner.type !== 'email') return undefined;
  const found =
    organisation.groups.get(owner.entityRef) ??
    (owner.type === 'email'
      ? organisation.usersByEmail.get(owner.email.toLowerCase())
      : organisation.users.get(owner.entityRef));
  return found && sees(found.entityRef) ? found : undefined;
}
