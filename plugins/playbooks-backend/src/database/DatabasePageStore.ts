import type { Knex } from 'knex';
import { nextRevision } from './operations/nextRevision';
import { touchSource } from './operations/touchSource';
import type {
  PageRecord,
  PageStore,
  PageVersion,
  ReadPage,
  SourceState,
} from './PageStore';

interface SourceRow {
  id: string;
  etag: string | null;
  files_json: string;
  refused_json: string;
  parser: number;
  attempted_at: number | string;
  completed_at: number | string | null;
  problem: string | null;
  links_checked: string | null;
}

interface PageRow {
  id: string;
  source_id: string;
  path: string;
  version: string;
  index_json: string;
  changed_at: number | string;
  removed_at: number | string | null;
}

interface VersionRow {
  page_id: string;
  version: string;
  source: Buffer;
  parsed_json: string;
  parser: number;
  imported_at: number | string;
}

/** Rows of a statement; a page with its text may have a megabyte. */
const ROWS = 20;

/** PostgreSQL answers bigint as text. */
const dateOf = (value: number | string) => new Date(Number(value));

/** Neither database takes NUL in text; in JSON it is an escape, which PostgreSQL's text does take. */
const toJson = (value: unknown) => JSON.stringify(value);

const stateOf = (row: SourceRow): SourceState => ({
  etag: row.etag ?? undefined,
  files: JSON.parse(row.files_json),
  refused: JSON.parse(row.refused_json),
  parser: row.parser,
  attemptedAt: dateOf(row.attempted_at),
  completedAt: row.completed_at === null ? undefined : dateOf(row.completed_at),
  problem: row.problem ?? undefined,
});

/** Keeps pages in SQLite or PostgreSQL. */
export class DatabasePageStore implements PageStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async readSource(sourceId: string): Promise<SourceState | undefined> {
    const row = await this.#db<SourceRow>('sources')
      .where({ id: sourceId })
      .first();
    return row && stateOf(row);
  }

  async readSources(): Promise<Map<string, SourceState>> {
    const rows = await this.#db<SourceRow>('sources');
    return new Map(rows.map(row => [row.id, stateOf(row)]));
  }

  async readRevision(): Promise<number> {
    const row = await this.#db('revisions')
      .where({ name: 'pages' })
      .first('number');
    return Number(row?.number ?? 0);
  }

  async readVersions(sourceId: string) {
    const rows = await this.#db<PageRow>('pages')
      .join<VersionRow>('page_versions', on =>
        on
          .on('page_versions.page_id', 'pages.id')
          .on('page_versions.version', 'pages.version'),
      )
      .where({ source_id: sourceId, removed_at: null })
      .select('pages.path', 'pages.version', 'page_versions.parser');
    return new Map(
      rows.map(({ path, version, parser }) => [path, { version, parser }]),
    );
  }

  async writePages(
    sourceId: string,
    pages: readonly ReadPage[],
    { parser, at }: { parser: number; at: Date },
  ): Promise<void> {
    for (let i = 0; i < pages.length; i += ROWS) {
      const batch = pages.slice(i, i + ROWS);
      await this.#db.transaction(async tx => {
        await nextRevision(tx, 'pages');
        await tx<VersionRow>('page_versions')
          .insert(
            batch.map(({ id, version, source, parsed }) => ({
              page_id: id,
              version,
              source,
              parsed_json: toJson(parsed),
              parser,
              imported_at: at.getTime(),
            })),
          )
          .onConflict(['page_id', 'version'])
          .merge(['parsed_json', 'parser']);
        await tx('page_links')
          .insert(
            batch.map(({ id, links }) => ({
              page_id: id,
              found_json: toJson(links),
            })),
          )
          .onConflict('page_id')
          .merge();
        await tx<PageRow>('pages')
          .insert(
            batch.map(({ id, path, version, index }) => ({
              id,
              source_id: sourceId,
              path,
              version,
              index_json: toJson(index),
              changed_at: at.getTime(),
              removed_at: null,
            })),
          )
          .onConflict('id')
          .merge({
            version: tx.raw('excluded.version'),
            index_json: tx.raw('excluded.index_json'),
            removed_at: null,
            // Read anew by a later parser, the page itself did not change.
            changed_at: tx.raw(
              'case when pages.version = excluded.version then pages.changed_at else excluded.changed_at end',
            ),
          });
      });
    }
  }

  async completeSource(
    sourceId: string,
    state: Parameters<PageStore['completeSource']>[1],
    at: Date,
  ): Promise<void> {
    const { etag, files, refused, parser } = state;
    const present = new Set(files);
    await this.#db.transaction(async tx => {
      await nextRevision(tx, 'pages');
      const pages = await tx<PageRow>('pages')
        .where({ source_id: sourceId, removed_at: null })
        .select('id', 'path');
      const refusedPaths = new Set(refused.map(({ path }) => path));
      const gone = pages
        .filter(({ path }) => !present.has(path) || refusedPaths.has(path))
        .map(({ id }) => id);
      for (let i = 0; i < gone.length; i += 500) {
        await tx<PageRow>('pages')
          .whereIn('id', gone.slice(i, i + 500))
          .update({ removed_at: at.getTime() });
      }
      await tx<SourceRow>('sources')
        .insert({
          id: sourceId,
          etag: etag ?? null,
          files_json: toJson(files),
          refused_json: toJson(refused),
          parser,
          attempted_at: at.getTime(),
          completed_at: at.getTime(),
          problem: null,
          links_checked: null,
        })
        .onConflict('id')
        .merge();
    });
  }

  async touchSource(
    sourceId: string,
    how: { at: Date; problem?: string },
  ): Promise<void> {
    const unread = { files_json: '[]', refused_json: '[]' };
    await touchSource(this.#db, { table: 'sources', unread }, sourceId, how);
  }

  async readPages(): Promise<PageRecord[]> {
    const rows = await this.#db<PageRow>('pages')
      .where({ removed_at: null })
      .orderBy(['source_id', 'path']);
    const changed = new Set<string>(
      await this.#db('page_versions')
        .groupBy('page_id')
        .havingRaw('count(*) > 1')
        .pluck('page_id'),
    );
    return rows.map(row => ({
      id: row.id,
      sourceId: row.source_id,
      path: row.path,
      version: row.version,
      index: JSON.parse(row.index_json),
      changedAt: dateOf(row.changed_at),
      isChangeSeen: changed.has(row.id),
    }));
  }

  async readTexts(pageIds: readonly string[]) {
    const rows = await this.#db<PageRow>('pages')
      .join<VersionRow>('page_versions', on =>
        on
          .on('page_versions.page_id', 'pages.id')
          .on('page_versions.version', 'pages.version'),
      )
      .whereIn('pages.id', pageIds)
      .select('pages.id', 'pages.version', 'page_versions.source');
    return rows.map(({ id, version, source }) => ({
      pageId: id,
      version,
      source: Buffer.from(source),
    }));
  }

  async readPage(
    pageId: string,
    version?: string,
  ): Promise<PageVersion | undefined> {
    const row = await this.#db<VersionRow>('page_versions')
      .where({ page_id: pageId })
      .andWhere(
        'version',
        version ??
          this.#db<PageRow>('pages').where({ id: pageId }).select('version'),
      )
      .first();
    return (
      row && {
        pageId: row.page_id,
        version: row.version,
        source: Buffer.from(row.source),
        parsed: JSON.parse(row.parsed_json),
        importedAt: dateOf(row.imported_at),
      }
    );
  }
}
