import { inBatches } from '@internal/backend-kit';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  NewMessage,
  Watched as Known,
  WatchedSchedule,
  WatchStore,
} from '../database/WatchStore';
import { toMessage, type NoticeWriter } from '../notices/NoticeWriter';
import type { Directory } from '../service/Directory';
import { inSlices } from '../service/inSlices';
import type { BookEntry, ScheduleBook } from '../service/ScheduleBook';
import { watchSchedule, toSeen, type Findings } from './watchSchedule';
import { writeEvents } from './writeEvents';

const DAY = 86_400_000;
/** Changes that are older when they are seen are no news. */
const CHANGES_FOR = DAY;
const EVENT_FOR = DAY;
const PAGE = 100;
/** Somebody may write each time it is looked; then it is looked later. */
const MOST_ROUNDS = 5;

type NewState = Omit<WatchedSchedule, 'step'>;
type Book = ReadonlyMap<string, BookEntry>;

export interface ScheduleWatchOptions {
  book: ScheduleBook;
  directory: Directory;
  store: WatchStore;
  notices: NoticeWriter;
  /** How long before their shifts people are told, in milliseconds. */
  leads: readonly number[];
  logger: LoggerService;
  /** Version of the time zone data. */
  zoneData?: string;
  /** Milliseconds since 1970 in UTC; for tests. */
  clock?: () => number;
}

/** Whether there is nothing to write but that it was looked at. */
function isSame(row: WatchedSchedule, to: NewState | undefined): boolean {
  const { followedUntil } = row.state;
  return (
    to?.seen.revision === row.seen.revision &&
    JSON.stringify({ ...to.state, followedUntil }) === JSON.stringify(row.state)
  );
}

/**
 * Looks at every schedule when there may be something to tell: after a change, when somebody on it came into the catalog or
 * left it, and at the moments that the schedule itself says. What it finds is written together with what is to be told; of
 * several processes the quickest writes.
 */
export class ScheduleWatch {
  readonly #options: ScheduleWatchOptions;
  readonly #moments = new Map<string, number>();
  #book?: Book;
  #peopleVersion = -1;
  /** By schedule: of the people it names, those who were not in the catalog when it was last asked. */
  #gone = new Map<string, string>();

  constructor(options: ScheduleWatchOptions) {
    this.#options = options;
  }

  /** When there is something to tell next, as far as is known now; in milliseconds since 1970 in UTC. */
  get nextAt(): number {
    let next = Infinity;
    for (const at of this.#moments.values()) next = Math.min(next, at);
    return next;
  }

  /** Looks at what is due; cheap when nothing is. Nothing is known before the catalog was read whole. */
  async look(signal?: AbortSignal): Promise<void> {
    if (!this.#options.directory.asOf) return;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const book = await this.#options.book.current();
      await this.#notice(book);
      const due = [...this.#moments]
        .filter(([, at]) => at <= this.#now())
        .map(([id]) => id);
      if (due.length === 0 || signal?.aborted) return;
      for (const ids of inBatches(due, PAGE)) {
        if (signal?.aborted) return;
        if (!(await this.#lookAt(ids, book))) break;
      }
    }
  }

  /** What has changed is due at once. */
  async #notice(book: Book): Promise<void> {
    const { directory, store } = this.#options;
    const { peopleVersion } = directory;
    if (book === this.#book && peopleVersion === this.#peopleVersion) return;
    const gone = new Map<string, string>();
    for (const [id, entry] of book) {
      const known = this.#book?.get(id) === entry && this.#moments.has(id);
      const left = [...entry.people].filter(ref => directory.isGone(ref));
      gone.set(id, left.join());
      if (!known || gone.get(id) !== this.#gone.get(id)) {
        this.#moments.set(id, -Infinity);
      }
    }
    for (const id of await store.readIds()) {
      if (!book.has(id)) this.#moments.set(id, -Infinity);
    }
    this.#book = book;
    this.#peopleVersion = peopleVersion;
    this.#gone = gone;
  }

  /** @returns false when the schedules have changed meanwhile */
  async #lookAt(ids: readonly string[], book: Book): Promise<boolean> {
    const { store } = this.#options;
    const now = this.#now();
    const known = await store.read(ids, new Date(now - CHANGES_FOR));
    // Then what was read of the changes is of the state that was read of the schedules.
    if ((await this.#options.book.current()) !== book) return false;
    await inSlices(ids.entries(), async ([index, id]) => {
      try {
        await this.#step(id, book.get(id), known[index], now);
      } catch (error) {
        // The others are looked at all the same; this one again with the next change, or in an hour.
        this.#moments.set(id, now + DAY / 24);
        this.#options.logger.error(
          `What is to be told of the schedule ${id} could not be found out`,
          toError(error),
        );
      }
    });
    return true;
  }

  async #step(
    id: string,
    entry: BookEntry | undefined,
    { row, changes }: Known,
    now: number,
  ): Promise<void> {
    const { book, directory, leads, store } = this.#options;
    if (!entry && !row) {
      this.#moments.delete(id);
      return;
    }
    const { zoneData = process.versions.tz ?? 'unknown' } = this.#options;
    const { findings, state, nextAt } = watchSchedule({
      entry,
      row,
      changes,
      outlook: entry
        ? book.outlook(entry, now)
        : { madeAt: now, until: now, intervals: [], gaps: [] },
      isGone: ref => directory.isGone(ref),
      leads,
      zoneData,
      now,
    });
    const messages = this.#messagesOf(findings, now);
    const to = entry && state && { seen: toSeen(entry), state };
    const isNews =
      messages.length > 0 || changes.length > 0 || !row || !isSame(row, to);
    // Whoever was quicker has told what it saw; the rest is seen with the next look.
    if (
      isNews &&
      !(await store.advance({ id, from: row, to, changes, messages }))
    )
      return;
    if (entry) this.#moments.set(id, nextAt);
    else this.#moments.delete(id);
  }

  #messagesOf(findings: Findings, now: number): NewMessage[] {
    return [
      ...writeEvents(findings, now).map(
        (event): NewMessage => ({
          kind: 'event',
          ...event,
          expiresAt: new Date(now + EVENT_FOR),
        }),
      ),
      ...this.#options.notices.write(findings, now).map(toMessage),
    ];
  }

  #now(): number {
    return (this.#options.clock ?? Date.now)();
  }
}
