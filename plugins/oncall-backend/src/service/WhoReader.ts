import type { Sees } from '@internal/backend-kit';
import {
  resolveSchedule,
  runtimeClocks,
  type OnCallAnswer,
  type OnCallByRefs,
  type OnCallLevel,
  type OnCallProblem,
} from '@callboard/backstage-plugin-oncall-common';
import { passes, type Viewer } from './Admission';
import type { Directory } from './Directory';
import { Naming } from './Naming';
import { nowAndNext } from './nowAndNext';
import type { BookEntry, Outlook, ScheduleBook } from './ScheduleBook';

const DAY = 86_400_000;

/** How the schedules that answer for an entity are found. */
interface Chain {
  via?: 'annotation' | 'owner';
  inheritedFrom?: string;
  teamRef?: string;
  entries: BookEntry[];
  problem?: OnCallProblem;
  reason?: string;
}

/** What one request looks through. */
interface Look {
  book: ReadonlyMap<string, BookEntry>;
  byTeam: ReadonlyMap<string, BookEntry[]>;
  sees: Sees;
  naming: Naming;
  outlookOf: (entry: BookEntry) => Outlook;
  /** Many entities have the same team: what its schedules say is worked out once. */
  levels: Map<BookEntry, OnCallLevel>;
  at: number;
}

const byLevel = (one: BookEntry, other: BookEntry) =>
  one.schedule.level - other.schedule.level ||
  one.schedule.name.localeCompare(other.schedule.name, 'en-US') ||
  one.schedule.id.localeCompare(other.schedule.id, 'en-US');

/** Answers who is on call for entities: by their own schedules, those of their owner, or those of what they are part of. */
export class WhoReader {
  readonly #directory: Directory;
  readonly #book: ScheduleBook;
  readonly #clock: () => number;

  constructor(options: {
    directory: Directory;
    book: ScheduleBook;
    /** Milliseconds since 1970 in UTC; for tests. */
    clock?: () => number;
  }) {
    this.#directory = options.directory;
    this.#book = options.book;
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
      if (
        viewer.filter === undefined ||
        passes(viewer.filter, this.#directory.withAncestors(teamRef))
      ) {
        byTeam.set(teamRef, [...(byTeam.get(teamRef) ?? []), entry]);
      }
    }
    for (const entries of byTeam.values()) entries.sort(byLevel);
    const now = this.#clock();
    const at = asked ?? now;
    const outlooks = new Map<BookEntry, Outlook>();
    const sees = await viewer.view.check(this.#involved(refs, book));
    return {
      book,
      byTeam,
      sees,
      naming: new Naming(this.#directory, sees),
      levels: new Map(),
      at,
      outlookOf: entry => {
        const near = at >= now - DAY && at < now + DAY;
        if (near) return this.#book.outlook(entry, now);
        const known = outlooks.get(entry) ?? yearFrom(entry, at);
        outlooks.set(entry, known);
        return known;
      },
    };
  }

  /** Everything an answer may name: the entities, what they are part of, owners, and people on the schedules. */
  #involved(
    refs: readonly string[],
    book: ReadonlyMap<string, BookEntry>,
  ): Set<string> {
    const { entities } = this.#directory;
    const found = new Set<string>(refs);
    for (const ref of refs) {
      for (const part of entities.get(ref)?.partOf ?? []) {
        found.add(part);
        for (const above of entities.get(part)?.partOf ?? []) found.add(above);
      }
    }
    for (const ref of [...found]) {
      for (const owner of entities.get(ref)?.ownerRefs ?? []) found.add(owner);
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
    const levels = chain.entries.map(entry => levelOf(entry, look));
    const nobody = levels.length > 0 && levels.every(({ now }) => !now);
    return {
      entityRef: ref,
      title: known.title,
      via: chain.via,
      inheritedFrom: chain.inheritedFrom
        ? look.naming.named(chain.inheritedFrom)
        : undefined,
      team: chain.teamRef ? look.naming.named(chain.teamRef) : undefined,
      levels,
      problem: nobody ? 'nobody-now' : chain.problem,
      reason: nobody ? nobodyReason(levels) : chain.reason,
    };
  }

  #chainOf(ref: string, look: Look): Chain {
    const own = this.#direct(ref, look);
    if (own.entries.length > 0 || own.problem === 'schedule-unknown')
      return own;
    const seen = new Set([ref]);
    const queue = [...(this.#directory.entities.get(ref)?.partOf ?? [])];
    for (const above of queue) {
      if (seen.has(above) || !look.sees(above)) continue;
      seen.add(above);
      const found = this.#direct(above, look);
      if (found.entries.length > 0) return { ...found, inheritedFrom: above };
      queue.push(...(this.#directory.entities.get(above)?.partOf ?? []));
    }
    return own;
  }

  /** By the entity itself: its annotation, else its owner. */
  #direct(ref: string, look: Look): Chain {
    if (this.#directory.groups.has(ref)) return this.#byTeam([ref], look);
    const facts = this.#directory.entities.get(ref);
    if (!facts) return { entries: [] };
    if (facts.scheduleIds.length > 0) {
      return byAnnotation(facts.scheduleIds, look);
    }
    if (facts.ownerRefs.length === 0 && !facts.writtenOwner) {
      return {
        entries: [],
        problem: 'no-owner',
        reason: `${facts.title} has no owner; set spec.owner to a group`,
      };
    }
    return this.#byTeam(facts.ownerRefs, look, facts.writtenOwner);
  }

  #byTeam(owners: readonly string[], look: Look, written?: string): Chain {
    const teams = owners.filter(
      ref => this.#directory.groups.has(ref) && look.sees(ref),
    );
    for (const teamRef of teams) {
      const entries = look.byTeam.get(teamRef);
      if (entries) return { via: 'owner', teamRef, entries };
    }
    const [teamRef] = teams;
    if (teamRef) {
      const { title } = look.naming.named(teamRef);
      return {
        via: 'owner',
        teamRef,
        entries: [],
        problem: 'no-schedule',
        reason: `${title} has no schedule; a member can make one`,
      };
    }
    const isUser = owners.some(
      ref => this.#directory.users.has(ref) && look.sees(ref),
    );
    const owner = written ?? owners[0];
    return isUser
      ? {
          entries: [],
          problem: 'owner-not-a-team',
          reason: `The owner, ${owner}, is a person; schedules belong to groups`,
        }
      : {
          entries: [],
          problem: 'owner-not-in-catalog',
          reason: `The owner, ${owner}, is not in the catalog`,
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
  return {
    via: 'annotation',
    entries,
    problem: 'schedule-unknown',
    reason: `The annotation names ${ids.join(
      ', ',
    )}, and there is no such schedule; take an id from the address of a schedule's page`,
  };
}

function yearFrom({ configuration }: BookEntry, at: number): Outlook {
  const to = at + 366 * DAY;
  const clocks = runtimeClocks(at, to);
  return { madeAt: at, ...resolveSchedule(configuration, at, to, clocks) };
}

function levelOf(entry: BookEntry, look: Look): OnCallLevel {
  const known = look.levels.get(entry);
  if (known) return known;
  const { schedule } = entry;
  const { now, next } = nowAndNext(look.outlookOf(entry), look.at);
  const level = {
    level: schedule.level,
    schedule: { id: schedule.id, name: schedule.name },
    now: now && look.naming.shift(now),
    next: next && look.naming.shift(next),
  };
  look.levels.set(entry, level);
  return level;
}

function nobodyReason(levels: readonly OnCallLevel[]): string {
  const next = levels
    .flatMap(level => (level.next ? [level.next.startsAt] : []))
    .sort()[0];
  const names = levels.map(({ schedule }) => schedule.name).join(', ');
  return next
    ? `Nobody is on call by ${names} until ${next}; add an override to cover the gap`
    : `Nobody is on call by ${names} in the coming year; edit the schedule`;
}
