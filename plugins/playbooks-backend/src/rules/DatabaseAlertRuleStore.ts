import { createHash } from 'node:crypto';
import { groupBy, inBatches } from '@internal/backend-kit';
import type { Knex } from 'knex';
import { nextRevision } from '../database/operations/nextRevision';
import { touchSource } from '../database/operations/touchSource';
import type {
  AlertRuleRecord,
  AlertRuleStore,
  BrokenRuleFile,
  ReadRuleFile,
  RuleSourceState,
} from './AlertRuleStore';

interface SourceRow {
  id: string;
  etag: string | null;
  parser: number;
  attempted_at: number | string;
  completed_at: number | string | null;
  problem: string | null;
}

interface FileRow {
  id: string;
  source_id: string;
  path: string;
  version: string;
  problems_json: string;
}

interface RuleRow {
  id: string;
  file_id: string;
  alert: string;
  rules_json: string;
}

/** Rows of a statement. */
const ROWS = 100;

const hashOf = (...parts: string[]) =>
  createHash('sha256')
    .update(parts.join('\0'))
    .digest('base64url')
    .slice(0, 22);

/** PostgreSQL answers bigint as text. */
const dateOf = (value: number | string) => new Date(Number(value));

const stateOf = (row: SourceRow): Omit<RuleSourceState, 'broken'> => ({
  etag: row.etag ?? undefined,
  parser: row.parser,
  attemptedAt: dateOf(row.attempted_at),
  completedAt: row.completed_at === null ? undefined : dateOf(row.completed_at),
  problem: row.problem ?? undefined,
});

/** The rules of a file by alert, in the order of the file. */
function rowsOf(fileId: string, rules: NonNullable<ReadRuleFile['rules']>) {
  return [...groupBy(rules, ({ alert }) => alert)].map(
    ([alert, same]): RuleRow => ({
      id: hashOf(fileId, alert),
      file_id: fileId,
      alert,
      rules_json: JSON.stringify(same),
    }),
  );
}

/** Keeps alert rules in SQLite or PostgreSQL. */
export class DatabaseAlertRuleStore implements AlertRuleStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async readSource(sourceId: string) {
    const row = await this.#db<SourceRow>('rule_sources')
      .where({ id: sourceId })
      .first();
    return row && stateOf(row);
  }

  async readSources(): Promise<Map<string, RuleSourceState>> {
    const sources = await this.#db<SourceRow>('rule_sources');
    const files = await this.#db<FileRow>('rule_files')
      .whereNot({ problems_json: '[]' })
      .orderBy('path');
    return new Map(
      sources.map(row => [
        row.id,
        {
          ...stateOf(row),
          broken: files
            .filter(({ source_id }) => source_id === row.id)
            .map(
              ({ path, problems_json }): BrokenRuleFile => ({
                path,
                problems: JSON.parse(problems_json),
              }),
            ),
        },
      ]),
    );
  }

  async readRevision(): Promise<number> {
    const row = await this.#db('revisions')
      .where({ name: 'rules' })
      .first('number');
    return Number(row?.number ?? 0);
  }

  async readVersions(sourceId: string): Promise<Map<string, string>> {
    const rows = await this.#db<FileRow>('rule_files')
      .where({ source_id: sourceId })
      .select('path', 'version');
    return new Map(rows.map(({ path, version }) => [path, version]));
  }

  async writeFile(
    sourceId: string,
    { path, version, rules, problems }: ReadRuleFile,
  ): Promise<void> {
    const id = hashOf(sourceId, path);
    await this.#db.transaction(async tx => {
      await nextRevision(tx, 'rules');
      await tx<FileRow>('rule_files')
        .insert({
          id,
          source_id: sourceId,
          path,
          version,
          problems_json: JSON.stringify(problems),
        })
        .onConflict('id')
        .merge();
      if (rules) {
        await tx<RuleRow>('alert_rules').where({ file_id: id }).delete();
        for (const batch of inBatches(rowsOf(id, rules), ROWS)) {
          await tx<RuleRow>('alert_rules').insert(batch);
        }
      }
    });
  }

  async completeSource(
    sourceId: string,
    {
      etag,
      parser,
      paths,
    }: { etag?: string; parser: number; paths: readonly string[] },
    at: Date,
  ): Promise<void> {
    const present = new Set(paths);
    await this.#db.transaction(async tx => {
      await nextRevision(tx, 'rules');
      const files = await tx<FileRow>('rule_files')
        .where({ source_id: sourceId })
        .select('id', 'path');
      const gone = files
        .filter(({ path }) => !present.has(path))
        .map(({ id }) => id);
      for (const ids of inBatches(gone, ROWS)) {
        await tx<RuleRow>('alert_rules').whereIn('file_id', ids).delete();
        await tx<FileRow>('rule_files').whereIn('id', ids).delete();
      }
      await tx<SourceRow>('rule_sources')
        .insert({
          id: sourceId,
          etag: etag ?? null,
          parser,
          attempted_at: at.getTime(),
          completed_at: at.getTime(),
          problem: null,
        })
        .onConflict('id')
        .merge();
    });
  }

  async touchSource(
    sourceId: string,
    how: { at: Date; problem?: string },
  ): Promise<void> {
    const table = 'rule_sources' as const;
    await touchSource(this.#db, { table, unread: {} }, sourceId, how);
  }

  async readRules(): Promise<AlertRuleRecord[]> {
    const rows: (RuleRow & Pick<FileRow, 'source_id' | 'path'>)[] =
      await this.#db('alert_rules')
        .join('rule_files', 'rule_files.id', 'alert_rules.file_id')
        .select('alert_rules.*', 'rule_files.source_id', 'rule_files.path')
        .orderBy(['alert', 'source_id', 'path']);
    return rows.map(row => ({
      sourceId: row.source_id,
      path: row.path,
      alert: row.alert,
      rules: JSON.parse(row.rules_json),
    }));
  }
}
