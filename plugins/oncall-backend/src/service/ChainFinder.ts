import type { Sees } from '@internal/backend-kit';
import type { OnCallProblem } from '@callboard/backstage-plugin-oncall-common';
import { passes, type Viewer } from './Admission';
import {
  hidden,
  noOwner,
  noSchedule,
  ownerNotATeam,
  ownerNotInCatalog,
  scheduleUnknown,
} from './brokenChains';
import type { Directory } from './Directory';
import type { SourceKey } from './facts';
import type { OwnerBook } from './owners/OwnerBook';
import type { BookEntry } from './ScheduleBook';
import { schedulesByTeam } from './schedulesByTeam';

/** How the schedules that answer for an entity are found. */
export interface Chain {
  via?: 'annotation' | 'owner';
  inheritedFrom?: string;
  teamRef?: string;
  entries: readonly BookEntry[];
  /** Another system answers, since no schedule does. */
  sourceKey?: SourceKey;
  problem?: OnCallProblem;
  reason?: string;
}

/** What chains are found in. */
interface Known {
  directory: Directory;
  owners: Pick<OwnerBook, 'find'>;
  book: ReadonlyMap<string, BookEntry>;
}

/**
 * Something answers, or what is meant to answer is broken or hidden: what the entity is part of is not asked. It would name
 * other people to this reader than to everybody else.
 */
const isFinal = ({ entries, sourceKey, problem }: Chain) =>
  entries.length > 0 ||
  sourceKey !== undefined ||
  problem === 'schedule-unknown' ||
  problem === 'hidden';

/**
 * Everything that decides about chains: the entities, all they are part of, their owners, and the teams of the schedules
 * that they name.
 */
export function linksOf(
  refs: readonly string[],
  { directory: { entities }, owners, book }: Known,
): Set<string> {
  const found = new Set(refs);
  // A set gives what is added while it is gone through as well.
  for (const ref of found) {
    for (const above of entities.get(ref)?.partOf ?? []) found.add(above);
  }
  for (const ref of [...found]) {
    const owner = owners.find(ref);
    if (owner) found.add(owner.ownerRef);
    if (owner?.inheritedFrom) found.add(owner.inheritedFrom);
    const facts = entities.get(ref);
    for (const other of facts?.ownerRefs ?? []) found.add(other);
    for (const id of facts?.scheduleIds ?? []) {
      const entry = book.get(id);
      if (entry) found.add(entry.schedule.teamRef);
    }
  }
  return found;
}

/**
 * Finds what says who is on call for entities: their own schedules, those of their owner, or those of what they are part of;
 * where none of one step has a schedule, another system.
 */
export class ChainFinder {
  readonly #known: Known;
  readonly #sees: Sees;
  readonly #filter: Viewer['filter'];
  /** Nothing is hidden from the reader. */
  readonly #seesAll: boolean;

  /** @param sees - asked about {@link linksOf} the entities before */
  constructor(known: Known, sees: Sees, { filter, view }: Viewer) {
    this.#known = known;
    this.#sees = sees;
    this.#filter = filter;
    this.#seesAll = view.seesAll && filter === undefined;
  }

  find(ref: string): Chain {
    const { entities } = this.#known.directory;
    const own = this.#direct(ref);
    if (isFinal(own)) return own;
    const above = new Set(entities.get(ref)?.partOf);
    for (const each of above) {
      if (each === ref || !this.#sees(each)) continue;
      const found = this.#direct(each);
      if (
        found.entries.length > 0 ||
        found.sourceKey ||
        found.problem === 'hidden'
      ) {
        return { ...found, inheritedFrom: each };
      }
      for (const next of entities.get(each)?.partOf ?? []) above.add(next);
    }
    return own;
  }

  /** By the entity itself: its annotation, else its owner, else what either names in another system. */
  #direct(ref: string): Chain {
    const { entities, groups } = this.#known.directory;
    if (groups.has(ref)) return this.#byTeam([ref]);
    const facts = entities.get(ref);
    if (!facts) return { entries: [] };
    if (facts.scheduleIds.length > 0) {
      return this.#byAnnotation(facts.scheduleIds);
    }
    const { ownerRefs, inheritedFrom } = this.#ownersOf(ref);
    const owned: Chain =
      ownerRefs.length === 0 && !facts.writtenOwner
        ? { entries: [], ...noOwner(facts.title) }
        : {
            ...this.#byTeam(ownerRefs, facts.writtenOwner),
            inheritedFrom,
          };
    const [sourceKey] = facts.sourceKeys;
    return sourceKey && owned.entries.length === 0 && this.#mayRead(ownerRefs)
      ? { via: 'annotation', entries: [], sourceKey }
      : owned;
  }

  #byAnnotation(ids: readonly string[]): Chain {
    const entries = ids.flatMap(id => {
      const entry = this.#known.book.get(id);
      const teamRef = entry?.schedule.teamRef;
      return teamRef && this.#sees(teamRef) && this.#mayRead([teamRef])
        ? [entry]
        : [];
    });
    if (entries.length > 0) return { via: 'annotation', entries };
    return {
      via: 'annotation',
      entries,
      ...scheduleUnknown(ids, this.#seesAll),
    };
  }

  /** As ownership says, where it is installed and the reader sees what it names; else as the catalog says. */
  #ownersOf(ref: string): {
    ownerRefs: readonly string[];
    inheritedFrom?: string;
  } {
    const { directory, owners } = this.#known;
    const owner = owners.find(ref);
    const isSeen =
      owner &&
      this.#sees(owner.ownerRef) &&
      (!owner.inheritedFrom || this.#sees(owner.inheritedFrom));
    return isSeen
      ? { ownerRefs: [owner.ownerRef], inheritedFrom: owner.inheritedFrom }
      : { ownerRefs: directory.entities.get(ref)?.ownerRefs ?? [] };
  }

  #byTeam(owners: readonly string[], written?: string): Chain {
    const { directory, book } = this.#known;
    const { groups, users } = directory;
    const teams = owners.filter(ref => groups.has(ref) && this.#sees(ref));
    const readable = teams.filter(ref => this.#mayRead([ref]));
    for (const teamRef of readable) {
      const entries = schedulesByTeam(book).get(teamRef);
      if (entries) return { via: 'owner', teamRef, entries };
    }
    for (const teamRef of readable) {
      const [sourceKey] = groups.get(teamRef)!.sourceKeys;
      if (sourceKey) return { via: 'owner', teamRef, entries: [], sourceKey };
    }
    const shut = teams.find(ref => !readable.includes(ref));
    const teamRef = shut ?? teams[0];
    if (teamRef) {
      const { title } = groups.get(teamRef)!;
      const broken = shut ? hidden(title) : noSchedule(title);
      return { via: 'owner', teamRef, entries: [], ...broken };
    }
    const isUser = owners.some(ref => users.has(ref) && this.#sees(ref));
    const owner = written ?? owners[0];
    return {
      entries: [],
      ...(isUser
        ? ownerNotATeam(owner)
        : ownerNotInCatalog(owner, this.#seesAll)),
    };
  }

  /** By the conditions of the policy, which are about teams. */
  #mayRead(teamRefs: readonly string[]): boolean {
    const { directory } = this.#known;
    return (
      this.#filter === undefined ||
      teamRefs.some(ref => passes(this.#filter, directory.withAncestors(ref)))
    );
  }
}
