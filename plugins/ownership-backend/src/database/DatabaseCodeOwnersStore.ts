import type { Knex } from 'knex';
import type {
  CodeOwnersFile,
  CodeOwnersReading,
  CodeOwnersState,
  CodeOwnersStore,
} from './CodeOwnersStore';
import type { CodeOwnersRow } from './operations/codeOwnersRow';
import { upsertCodeOwners } from './operations/codeOwnersUpsert';

const PAGE = 50;
const BATCH = 200;

/** PostgreSQL takes no NUL in a text. */
const kept = (text: string) => text.replace(/\0/g, '\uFFFD');

/** Keeps CODEOWNERS files in SQLite or PostgreSQL. */
export class DatabaseCodeOwnersStore implements CodeOwnersStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async listReadings(): Promise<CodeOwnersReading[]> {
    const rows: Pick<
      CodeOwnersRow,
      'repository' | 'path' | 'etag' | 'read_at'
    >[] = await this.#db('code_owners').select(
      'repository',
      'path',
      'etag',
      'read_at',
    );
    return rows.map(row => ({
      repository: row.repository,
      path: row.path ?? undefined,
      etag: row.etag ?? undefined,
      readAt: new Date(Number(row.read_at)),
    }));
  }

  async saveFile(
    file: Parameters<CodeOwnersStore['saveFile']>[0],
  ): Promise<void> {
    const { repository, path, etag, text, readAt } = file;
    await this.#db.transaction(tx =>
      upsertCodeOwners(tx, {
        repository,
        path: path ?? null,
        etag: etag ?? null,
        content: text === undefined ? null : kept(text),
        problem: null,
        read_at: readAt.getTime(),
      }),
    );
  }

  async saveUnchanged(
    reading: Parameters<CodeOwnersStore['saveUnchanged']>[0],
  ): Promise<void> {
    await this.#db('code_owners')
      .where({ repository: reading.repository })
      .update({ read_at: reading.readAt.getTime(), problem: null });
  }

  async saveProblem(
    reading: Parameters<CodeOwnersStore['saveProblem']>[0],
  ): Promise<void> {
    const { repository } = reading;
    const problem = kept(reading.problem);
    const read_at = reading.readAt.getTime();
    await this.#db.transaction(async tx => {
      const known = await tx('code_owners')
        .where({ repository })
        .update({ problem, read_at });
      if (known > 0) return;
      const nothing = { path: null, etag: null, content: null };
      await upsertCodeOwners(tx, { repository, ...nothing, problem, read_at });
    });
  }

  async removeRepositories(repositories: string[]): Promise<void> {
    for (let at = 0; at < repositories.length; at += BATCH) {
      await this.#db('code_owners')
        .whereIn('repository', repositories.slice(at, at + BATCH))
        .delete();
    }
  }

  async getState(): Promise<CodeOwnersState> {
    const [row] = await this.#db('code_owners')
      .max({ changedAt: 'changed_at' })
      .count({ repositories: '*' });
    return {
      changedAt: Number(row.changedAt ?? -1),
      repositories: Number(row.repositories),
    };
  }

  async *readSince(
    changedAt: number,
  ): AsyncIterable<(CodeOwnersFile & { changedAt: number })[]> {
    let last = changedAt;
    for (;;) {
      const rows: Pick<
        CodeOwnersRow,
        'repository' | 'path' | 'content' | 'changed_at'
      >[] = await this.#db('code_owners')
        .where('changed_at', '>', last)
        .orderBy('changed_at')
        .limit(PAGE)
        .select('repository', 'path', 'content', 'changed_at');
      if (rows.length === 0) return;
      last = Number(rows[rows.length - 1].changed_at);
      yield rows.map(row => ({
        repository: row.repository,
        path: row.path ?? undefined,
        text: row.content ?? undefined,
        changedAt: Number(row.changed_at),
      }));
    }
  }
}
