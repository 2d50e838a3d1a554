import type { Sees } from '@internal/backend-kit';
import type {
  OnCallAnswer,
  OnCallByRefs,
  OnCallProblem,
} from '@callboard/backstage-plugin-oncall-common';
import { passes, type Viewer } from './Admission';
import {
  noOwner,
  noSchedule,
  ownerNotATeam,
  ownerNotInCatalog,
  scheduleUnknown,
} from './brokenChains';
import type { Directory } from './Directory';
import type { SourceKey } from './facts';
import { Naming } from './Naming';
import type { OwnerBook } from './owners/OwnerBook';
import type { BookEntry, ScheduleBook } from './ScheduleBook';
import { byLevel, ScheduleLevels } from './scheduleLevels';
import type { SourceAnswer, SourceAnswers } from './sources/SourceAnswers';

/** How the schedules that answer for an entity are found. */
interface Chain {
  via?: 'annotation' | 'owner';
  inheritedFrom?: string;
  teamRef?: string;
  entries: BookEntry[];
  /** Another system answers, since no schedule does. */
  sourceKey?: SourceKey;
  problem?: OnCallProblem;
  reason?: string;
}

/** What one request looks through. */
interface Look {
  book: ReadonlyMap<string, BookEntry>;
  byTeam: ReadonlyMap<string, BookEntry[]>;
  sees: Sees;
  naming: Naming;
  levels: ScheduleLevels;
  sources: Map<string, SourceAnswer>;
  viewer: Viewer;
  /** Undefined for now. */
  asked?: number;
}

/** Something answers, or what is meant to answer is broken: what the entity is part of is not asked. */
const isFinal = ({ entries, sourceKey, problem }: Chain) =>
  entries.length > 0 ||
  sourceKey !== undefined ||
  problem === 'schedule-unknown';

/**
 * Answers who is on call for entities: by their own schedules, those of their owner, or those of what they are part of; where
 * none of one step has a schedule, by what another system says.
 */
export class WhoReader {
  readonly #directory: Directory;
  readonly #book: ScheduleBook;
  readonly #owners: OwnerBook;
  readonly #sources: SourceAnswers;
  readonly #clock: () => number;

  constructor(options: {
    directory: Directory;
    book: ScheduleBook;
    owners: OwnerBook;
    sources: SourceAnswers;
    /** Milliseconds since 1970 in UTC; for tests. */
    clock?: () => number;
  }) {
    this.#directory = options.directory;
    this.#book = options.book;
    this.#owners = options.owners;
    this.#sources = options.sources;
    this.#clock = options.clock ?? Date.now;
  }

  async getByRefs(
    request: { entityRefs: string[]; at?: number },
    viewer: Viewer,
  ): Promise<OnCallByRefs> {
    const refs = request.entityRefs.map(ref => ref.toLocaleLowerCase('en-US'));
    const book = await this.#book.current();
    const look = await this.#look(book, refs, viewer, request.at);
    return {
      items: refs.map(ref => this.#answer(ref, look)),
      asOf: this.#directory.asOf?.toISOString(),
    };
  }

  async #look(
    book: ReadonlyMap<string, BookEntry>,
    refs: string[],
    viewer: Viewer,
    asked?: number,
  ): Promise<Look> {
    const byTeam = new Map<string, BookEntry[]>();
    for (const entry of book.values()) {
      const { teamRef } = entry.schedule;
      if (this.#mayRead([teamRef], viewer)) {
        byTeam.set(teamRef, [...(byTeam.get(teamRef) ?? []), entry]);
      }
    }
    for (const entries of byTeam.values()) entries.sort(byLevel);
    const sees = await viewer.view.check(this.#involved(refs, book));
    const naming = new Naming(this.#directory, sees);
    const now = this.#clock();
    return {
      book,
      byTeam,
      sees,
      naming,
      levels: new ScheduleLevels({
        book: this.#book,
        naming,
        now,
        at: asked ?? now,
      }),
      sources: new Map(),
      viewer,
      asked,
    };
  }

  /** By the conditions of the policy, which are about teams. */
  #mayRead(teamRefs: readonly string[], { filter }: Viewer): boolean {
    return (
      filter === undefined ||
      teamRefs.some(ref => passes(filter, this.#directory.withAncestors(ref)))
    );
  }

  /** Everything an answer may name: the entities, what they are part of, owners, and people on the schedules. */
  #involved(
    refs: readonly string[],
    book: ReadonlyMap<string, BookEntry>,
  ): Set<string> {
    const { entities, groups } = this.#directory;
    const found = new Set<string>(refs);
    for (const ref of refs) {
      for (const part of entities.get(ref)?.partOf ?? []) {
        found.add(part);
        for (const above of entities.get(part)?.partOf ?? []) found.add(above);
      }
    }
    for (const ref of [...found]) {
      const owner = this.#owners.find(ref);
      if (owner) found.add(owner.ownerRef);
      if (owner?.inheritedFrom) found.add(owner.inheritedFrom);
      for (const other of entities.get(ref)?.ownerRefs ?? []) found.add(other);
    }
    for (const ref of [...found]) {
      const keys = (entities.get(ref) ?? groups.get(ref))?.sourceKeys ?? [];
      for (const person of this.#sources.people(keys)) found.add(person);
    }
    for (const { schedule, people } of book.values()) {
      found.add(schedule.teamRef);
      for (const ref of people) found.add(ref);
    }
    return found;
  }

  #answer(ref: string, look: Look): OnCallAnswer | null {
    const { entities, groups } = this.#directory;
    const known = entities.get(ref) ?? groups.get(ref);
    if (!known || !look.sees(ref)) return null;
    const chain = this.#chainOf(ref, look);
    return {
      entityRef: ref,
      title: known.title,
      via: chain.via,
      inheritedFrom: chain.inheritedFrom
        ? look.naming.named(chain.inheritedFrom)
        : undefined,
      team: chain.teamRef ? look.naming.named(chain.teamRef) : undefined,
      ...this.#said(chain, look),
    };
  }

  #said(
    { entries, sourceKey, problem, reason }: Chain,
    look: Look,
  ): SourceAnswer {
    if (sourceKey) {
      const id = JSON.stringify(sourceKey);
      const known =
        look.sources.get(id) ??
        this.#sources.answer(sourceKey, look.naming, look.asked);
      look.sources.set(id, known);
      return known;
    }
    const levels = entries.map(entry => look.levels.of(entry));
    return levels.length > 0 && levels.every(({ now }) => !now)
      ? {
          levels,
          problem: 'nobody-now',
          reason: look.levels.nobodyReason(levels),
        }
      : { levels, problem, reason };
  }

  #chainOf(ref: string, look: Look): Chain {
    const own = this.#direct(ref, look);
    if (isFinal(own)) return own;
    const seen = new Set([ref]);
    const queue = [...(this.#directory.entities.get(ref)?.partOf ?? [])];
    for (const above of queue) {
      if (seen.has(above) || !look.sees(above)) continue;
      seen.add(above);
      const found = this.#direct(above, look);
      if (found.entries.length > 0 || found.sourceKey) {
        return { ...found, inheritedFrom: above };
      }
      queue.push(...(this.#directory.entities.get(above)?.partOf ?? []));
    }
    return own;
  }

  /** By the entity itself: its annotation, else its owner, else what either names in another system. */
  #direct(ref: string, look: Look): Chain {
    if (this.#directory.groups.has(ref)) return this.#byTeam([ref], look);
    const facts = this.#directory.entities.get(ref);
    if (!facts) return { entries: [] };
    if (facts.scheduleIds.length > 0) {
      return byAnnotation(facts.scheduleIds, look);
    }
    const { ownerRefs, inheritedFrom } = this.#ownersOf(ref, look);
    const owned: Chain =
      ownerRefs.length === 0 && !facts.writtenOwner
        ? { entries: [], ...noOwner(facts.title) }
        : {
            ...this.#byTeam(ownerRefs, look, facts.writtenOwner),
            inheritedFrom,
          };
    const [sourceKey] = facts.sourceKeys;
    return sourceKey &&
      owned.entries.length === 0 &&
      this.#mayRead(ownerRefs, look.viewer)
      ? { via: 'annotation', entries: [], sourceKey }
      : owned;
  }

  /** As ownership says, where it is installed and the reader sees what it names; else as the catalog says. */
  #ownersOf(
    ref: string,
    { sees }: Look,
  ): { ownerRefs: readonly string[]; inheritedFrom?: string } {
    const owner = this.#owners.find(ref);
    const isSeen =
      owner &&
      sees(owner.ownerRef) &&
      (!owner.inheritedFrom || sees(owner.inheritedFrom));
    return isSeen
      ? { ownerRefs: [owner.ownerRef], inheritedFrom: owner.inheritedFrom }
      : { ownerRefs: this.#directory.entities.get(ref)?.ownerRefs ?? [] };
  }

  #byTeam(owners: readonly string[], look: Look, written?: string): Chain {
    const { groups, users } = this.#directory;
    const teams = owners.filter(ref => groups.has(ref) && look.sees(ref));
    for (const teamRef of teams) {
      const entries = look.byTeam.get(teamRef);
      if (entries) return { via: 'owner', teamRef, entries };
    }
    for (const teamRef of teams) {
      const [sourceKey] = groups.get(teamRef)!.sourceKeys;
      if (sourceKey && this.#mayRead([teamRef], look.viewer)) {
        return { via: 'owner', teamRef, entries: [], sourceKey };
      }
    }
    const [teamRef] = teams;
    if (teamRef) {
      const { title } = look.naming.named(teamRef);
      return { via: 'owner', teamRef, entries: [], ...noSchedule(title) };
    }
    const isUser = owners.some(ref => users.has(ref) && look.sees(ref));
    const owner = written ?? owners[0];
    return {
      entries: [],
      ...(isUser ? ownerNotATeam(owner) : ownerNotInCatalog(owner)),
    };
  }
}

function byAnnotation(ids: readonly string[], look: Look): Chain {
  const entries = ids.flatMap(id => {
    const entry = look.book.get(id);
    const readable =
      entry && look.byTeam.get(entry.schedule.teamRef)?.includes(entry);
    return readable && look.sees(entry.schedule.teamRef) ? [entry] : [];
  });
  if (entries.length > 0) return { via: 'annotation', entries };
  return { via: 'annotation', entries, ...scheduleUnknown(ids) };
}
