import { setImmediate } from 'node:timers/promises';
import {
  ERASED_AUTHOR,
  ERASED_PERSON_REF,
} from '@callboard/backstage-plugin-build-health-common';
import { groupBy } from '@internal/backend-kit';
import type { Knex } from 'knex';
import { namedBuilds } from './namedBuilds';
import type {
  KeptRecord,
  PeoplePosition,
  PeopleStore,
  Person,
} from './PeopleStore';

/**
 * Ids of builds that a statement looks at. There is no index of people, which each build would pay for: SQLite takes some
 * milliseconds for so many, and requests are answered in between.
 */
const SLICE = 5_000;

interface BuildFound {
  id: number | string;
  source_id: string;
  pipeline: string;
  external_id: string;
  attempt: number;
  ordered_at: number | string;
  author: string | null;
  account: string | null;
  title: string | null;
  url: string | null;
}

interface QuarantineFound {
  test_id: number | string;
  name: string;
  created_at: number | string;
  created_by: string;
  owner_ref: string;
  reason: string;
}

const isoOf = (at: number | string) => new Date(Number(at)).toISOString();

const toBuildRecord = (found: BuildFound): KeptRecord => {
  const { author, account, title, url } = found;
  return {
    kind: 'build',
    row: Number(found.id),
    source: found.source_id,
    pipeline: found.pipeline,
    buildId: found.external_id,
    attempt: found.attempt,
    at: isoOf(found.ordered_at),
    ...(author !== null && { author }),
    ...(account !== null && { account }),
    ...(title !== null && { title }),
    ...(url !== null && { url }),
  };
};

const toQuarantineRecord = (
  found: QuarantineFound,
  userRef: string,
): KeptRecord => ({
  kind: 'quarantine',
  row: Number(found.test_id),
  testId: String(found.test_id),
  test: found.name,
  at: isoOf(found.created_at),
  isCreator: found.created_by === userRef,
  isOwner: found.owner_ref === userRef,
  reason: found.reason,
});

/** Keeps order in what is kept of people, in SQLite or PostgreSQL. */
export class DatabasePeopleStore implements PeopleStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async readRecords(
    { userRef, accounts }: Person,
    { limit, after }: { limit: number; after?: PeoplePosition },
  ): Promise<KeptRecord[]> {
    const found =
      userRef === undefined || after?.kind === 'build'
        ? []
        : await this.#readQuarantines(userRef, { limit, after: after?.row });
    const from = after?.kind === 'build' ? after.row : 0;
    for await (const [above, upTo] of this.#slices(accounts, from)) {
      if (found.length >= limit) break;
      const rows: BuildFound[] = await namedBuilds(this.#db, accounts)
        .join('pipelines', 'pipelines.id', 'builds.pipeline_id')
        .where('builds.id', '>', above)
        .where('builds.id', '<=', upTo)
        .orderBy('builds.id')
        .limit(limit - found.length)
        .select('builds.*', 'source_id', 'pipelines.name as pipeline');
      found.push(...rows.map(toBuildRecord));
    }
    return found;
  }

  async erase({ userRef, accounts }: Person) {
    const quarantines =
      userRef === undefined
        ? 0
        : await this.move({ fromRef: userRef, toRef: ERASED_PERSON_REF });
    let builds = 0;
    for await (const [above, upTo] of this.#slices(accounts, 0)) {
      const rows: { id: number | string; pipeline_id: number }[] =
        await namedBuilds(this.#db, accounts)
          .where('id', '>', above)
          .where('id', '<=', upTo)
          .select('id', 'pipeline_id');
      for (const [pipelineId, own] of groupBy(rows, row => row.pipeline_id)) {
        const ids = own.map(({ id }) => id);
        builds += await this.#eraseOf(pipelineId, { ids, accounts });
      }
    }
    return { builds, quarantines };
  }

  async move({
    fromRef,
    toRef,
  }: {
    fromRef: string;
    toRef: string;
  }): Promise<number> {
    return this.#db('test_quarantines')
      .where({ created_by: fromRef })
      .orWhere({ owner_ref: fromRef })
      .update(
        Object.fromEntries(
          ['created_by', 'owner_ref'].map(column => [
            column,
            this.#db.raw('case when ?? = ? then ? else ?? end', [
              column,
              fromRef,
              toRef,
              column,
            ]),
          ]),
        ),
      );
  }

  async #readQuarantines(
    userRef: string,
    { limit, after = 0 }: { limit: number; after?: number },
  ): Promise<KeptRecord[]> {
    const rows: QuarantineFound[] = await this.#db('test_quarantines')
      .join('tests', 'tests.id', 'test_id')
      .where(named =>
        named.where({ created_by: userRef }).orWhere({ owner_ref: userRef }),
      )
      .where('test_id', '>', after)
      .orderBy('test_id')
      .limit(limit)
      .select('test_quarantines.*', 'tests.name');
    return rows.map(row => toQuarantineRecord(row, userRef));
  }

  /** Whoever writes builds of a pipeline holds its row: they wait for each other there, and nowhere else. */
  async #eraseOf(
    pipelineId: number,
    {
      ids,
      accounts,
    }: { ids: readonly (number | string)[]; accounts: readonly string[] },
  ): Promise<number> {
    return this.#db.transaction(async tx => {
      await tx('pipelines').where({ id: pipelineId }).forUpdate().first('id');
      // A report that came meanwhile may name somebody else.
      const erased: number = await namedBuilds(tx, accounts)
        .whereIn('id', ids)
        .update({
          author: tx.raw('case when author is not null then ? end', [
            ERASED_AUTHOR,
          ]),
          account: tx.raw('case when account is not null then ? end', [
            ERASED_PERSON_REF,
          ]),
        });
      return erased;
    });
  }

  /** Ranges of ids of builds, from behind an id to the last one. */
  async *#slices(
    accounts: readonly string[],
    after: number,
  ): AsyncGenerator<[above: number, upTo: number]> {
    if (accounts.length === 0) return;
    // Each by itself: SQLite would read all of them for both together.
    const builds = () => this.#db('builds');
    const [{ first }] = await builds().min({ first: 'id' });
    const [{ last }] = await builds().max({ last: 'id' });
    const start = Math.max(after, Number(first ?? 0) - 1);
    for (let above = start; above < Number(last ?? 0); above += SLICE) {
      yield [above, above + SLICE];
      await setImmediate();
    }
  }
}
