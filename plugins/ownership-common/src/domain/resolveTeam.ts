import type {
  ContactChannel,
  NamedEntity,
  OwnerPerson,
  OwnershipFinding,
} from '../types';
import type { GroupFacts } from './facts';
import { finding } from './finding';
import { ancestorsOf, descendantsOf, parentCycleOf } from './groupTree';
import { remember } from './remember';
import type { Viewpoint } from './Viewpoint';

/**
 * What a caller may know about a team.
 *
 * @public
 */
export interface ResolvedTeam {
  /** The team's own people, or those of its sub-teams when it has none; leads first. */
  people: OwnerPerson[];
  /** Whether the people are the team's own. */
  ownPeople: boolean;
  ancestors: NamedEntity[];
  channels: ContactChannel[];
  findings: OwnershipFinding[];
}

const { compare } = new Intl.Collator('en');

const byTitle = (a: NamedEntity, b: NamedEntity) =>
  compare(a.title, b.title) || compare(a.entityRef, b.entityRef);

/** Reference and title only. */
export const named = ({ entityRef, title }: NamedEntity): NamedEntity => ({
  entityRef,
  title,
});

/** The users among the references that the caller sees, each once, leads first, then by name. */
export function peopleOf(
  refs: Iterable<string>,
  leads: readonly string[],
  { organisation, sees }: Viewpoint,
): OwnerPerson[] {
  const people: OwnerPerson[] = [];
  for (const ref of new Set(refs)) {
    const user = organisation.users.get(ref);
    if (user && sees(ref)) {
      people.push({
        entityRef: ref,
        title: user.title,
        ...(user.email && { email: user.email }),
        lead: leads.includes(ref),
      });
    }
  }
  return people.sort(
    (a, b) => Number(b.lead) - Number(a.lead) || byTitle(a, b),
  );
}

function peopleFinding(
  group: GroupFacts,
  people: OwnerPerson[],
  ownPeople: boolean,
): OwnershipFinding[] {
  const owner = group.title;
  const count = `${people.length}`;
  if (people.length > 0 && !ownPeople) {
    return [finding('members-in-sub-teams', { owner, count })];
  }
  if (people.length === 1) {
    return [finding('team-of-one', { owner, person: people[0].title })];
  }
  if (people.length > 1) return [];
  return group.members.length > 0
    ? [finding('members-not-in-catalog', { owner })]
    : [finding('no-members', { owner })];
}

function resolve(group: GroupFacts, viewpoint: Viewpoint): ResolvedTeam {
  const { organisation, sees, chatKey } = viewpoint;
  const { groups, edges } = organisation;
  const visible = (refs: string[]) =>
    refs.flatMap(ref => (sees(ref) ? groups.get(ref) ?? [] : []));

  const own = peopleOf(group.members, group.leads, viewpoint);
  const ownPeople = own.length > 0;
  const below = ownPeople ? [] : visible(descendantsOf(group.entityRef, edges));
  const people = ownPeople
    ? own
    : peopleOf(
        below.flatMap(({ members }) => members),
        group.leads,
        viewpoint,
      );

  const above = visible(ancestorsOf(group.entityRef, edges));
  const findings = peopleFinding(group, people, ownPeople);
  if (group.channels.length === 0) {
    findings.push(finding('no-channel', { owner: group.title, key: chatKey }));
  }
  const cycle = parentCycleOf(group.entityRef, edges);
  if (cycle?.every(sees)) {
    const path = cycle.map(ref => groups.get(ref)?.title ?? ref).join(' → ');
    findings.push(finding('parent-cycle', { path }));
  }
  return {
    people,
    ownPeople,
    ancestors: above.map(named),
    channels:
      [group, ...above].find(team => team.channels.length)?.channels ?? [],
    findings,
  };
}

/**
 * Resolves one group as the caller may see it; once for each viewpoint.
 *
 * @public
 */
export const resolveTeam: (
  group: GroupFacts,
  viewpoint: Viewpoint,
) => ResolvedTeam = remember(resolve);
