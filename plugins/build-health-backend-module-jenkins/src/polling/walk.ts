import { stringifyError } from '@backstage/errors';
import {
  HeldError,
  NoAccessError,
  type SourceReports,
} from '@callboard/backstage-plugin-build-health-node';
import { z } from 'zod';
import { ServerError } from '../client/errors';
import { buildsTree } from '../client/trees';
import { pathOfFullName } from '../mapping/jobNames';
import { CALLS, questionOf, type Asking } from './Asking';
import { RowReader } from './RowReader';
import { PAGE, type Walk } from './state';

const DAY_MS = 86_400_000;

const rowSchema = z.object({
  number: z.number().int(),
  timestamp: z.number().optional().catch(undefined),
});
type Row = z.infer<typeof rowSchema>;

const pageSchema = z.union([
  z.object({ builds: z.array(z.unknown()) }).transform(one => one.builds),
  z.object({ allBuilds: z.array(z.unknown()) }).transform(one => one.allBuilds),
]);

/** What a page of builds has brought. */
export interface Walked {
  /** Absent where it has come to its end. */
  walk?: Walk;
  reports: SourceReports;
  /** Builds that have not ended. */
  open: number[];
  held?: HeldError;
  problem?: string;
}

const nothing = (walk: Walk | undefined, problem?: string): Walked => ({
  walk,
  reports: { builds: [], jobs: [] },
  open: [],
  problem,
});

/** The row before is asked for again: where it is no more, builds were removed meanwhile, and others have moved up. */
const startOf = ({ at, before }: Walk) =>
  before === undefined ? at : Math.max(0, at - 1);

async function fetchPage(
  walk: Walk,
  asking: Asking,
): Promise<unknown[] | undefined> {
  const path = `${pathOfFullName(walk.job)}/api/json`;
  const range = { from: startOf(walk), to: walk.at + walk.size };
  const answer = await asking.client.getJson(path, {
    ...questionOf(asking),
    tree: buildsTree(range),
  });
  // What has no builds has none of it.
  return pageSchema.safeParse(answer).data;
}

/** A single build can keep Jenkins from answering for the whole page: it is looked for, and left out. */
async function shorter(
  walk: Walk,
  error: ServerError,
  asking: Asking,
): Promise<Walked> {
  if (error.kind === 'away') throw error;
  const problem = `${error.message}, when it is asked for builds of ${walk.job}`;
  if (walk.size > 1) {
    const size = Math.floor(walk.size / 2);
    const most = error.kind === 'broken' ? walk.most : size;
    return nothing({ ...walk, size, most }, problem);
  }
  if (error.kind === 'slow') throw error;
  // Is it the build, or is nothing answered?
  await asking.client.getJson(`${pathOfFullName(walk.job)}/api/json`, {
    ...questionOf(asking),
    tree: 'name',
  });
  return nothing(
    { ...walk, at: walk.at + 1, before: undefined },
    `${problem}: one is left out`,
  );
}

/** Goes through the rows of a page. */
class PageWalk {
  readonly #rows: readonly unknown[];
  readonly #asking: Asking;
  readonly #begun: Walk;
  readonly reader: RowReader;
  /** How far it has come. */
  walk: Walk;

  constructor(walk: Walk, rows: readonly unknown[], asking: Asking) {
    this.#begun = walk;
    this.walk = walk;
    this.#rows = rows;
    this.#asking = asking;
    this.reader = new RowReader(walk.job, asking);
  }

  /** Until calls or time are used up. @returns whether it has come to the end of the walk */
  async readAll(): Promise<boolean> {
    const start = startOf(this.#begun);
    for (const [i, written] of this.#rows.entries()) {
      const { data: row } = rowSchema.safeParse(written);
      if (row && !this.#isKnown(row)) {
        if (this.#isBelow(row)) return true;
        if (this.reader.calls >= CALLS || this.#isLate()) return false;
        await this.reader.read(written);
      }
      this.#moveTo(start + i + 1, row);
    }
    return this.#rows.length < this.#begun.at + this.#begun.size - start;
  }

  /** Each step brings something: else the next one would be no further. */
  #isLate(): boolean {
    const hasRead = this.reader.reports.builds.length > 0;
    return hasRead && this.#asking.isLate();
  }

  /** They have moved down since new ones came, or the walk has gone back. */
  #isKnown({ number }: Row): boolean {
    const { before } = this.walk;
    return before !== undefined && number >= before;
  }

  #isBelow({ number, timestamp }: Row): boolean {
    const { config, now } = this.#asking;
    const oldest = now.getTime() - config.backfillDays * DAY_MS;
    return (
      number <= this.#begun.floor ||
      (timestamp !== undefined && timestamp < oldest)
    );
  }

  #moveTo(at: number, row: Row | undefined): void {
    const { before } = this.walk;
    const moved = { ...this.walk, at: Math.max(this.walk.at, at) };
    const isNext = row && (before === undefined || row.number < before);
    this.walk = isNext
      ? {
          ...moved,
          before: row.number,
          ...(row.timestamp && {
            oldest: new Date(row.timestamp).toISOString(),
          }),
        }
      : moved;
  }
}

/** Builds were removed since: those that have moved up would be left out. */
function hasSkipped(walk: Walk, rows: readonly unknown[]): boolean {
  const first = rowSchema.safeParse(rows[0]).data;
  return (
    startOf(walk) > 0 &&
    walk.before !== undefined &&
    (first === undefined || first.number < walk.before)
  );
}

/** Longer pages again, once what held them up is behind. */
const grown = (walk: Walk): Walk => ({
  ...walk,
  size: Math.min(walk.size * 2, walk.most ?? PAGE),
});

async function readRows(
  walk: Walk,
  rows: readonly unknown[],
  asking: Asking,
): Promise<Walked> {
  const page = new PageWalk(walk, rows, asking);
  const { reader } = page;
  const brought = { reports: reader.reports, open: reader.open };
  try {
    const isEnded = await page.readAll();
    return {
      ...brought,
      walk: isEnded ? undefined : grown(page.walk),
      problem: reader.problem,
    };
  } catch (error) {
    asking.signal.throwIfAborted();
    // What was read is kept. The next step meets the same again, if it lasts.
    if (reader.reports.builds.length === 0) throw error;
    return {
      ...brought,
      walk: page.walk,
      ...(error instanceof HeldError
        ? { held: error }
        : { problem: stringifyError(error) }),
    };
  }
}

/** Reads a page of builds of a job, with what is beside them. */
export async function stepWalk(walk: Walk, asking: Asking): Promise<Walked> {
  let rows: unknown[] | undefined;
  try {
    rows = await fetchPage(walk, asking);
  } catch (error) {
    asking.signal.throwIfAborted();
    if (error instanceof ServerError) return shorter(walk, error, asking);
    // Others of the scope may be read nevertheless.
    if (error instanceof NoAccessError) {
      return nothing(undefined, error.message);
    }
    throw error;
  }
  // The job was removed, or is of a kind without builds.
  if (!rows) return nothing(undefined);
  if (hasSkipped(walk, rows)) {
    return nothing({ ...walk, at: Math.max(0, walk.at - PAGE) });
  }
  return readRows(walk, rows, asking);
}
