import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { testMigrations } from '@internal/test-kit';

/** A row of each table, by the migration that makes it; parents first. */
const rows: Record<string, [table: string, row: object][]> = {
  create_pages: [
    [
      'sources',
      {
        id: 'docs',
        files_json: '[]',
        refused_json: '[]',
        parser: 1,
        attempted_at: 0,
      },
    ],
    [
      'page_versions',
      {
        page_id: 'p1',
        version: 'v1',
        source: Buffer.from([0, 255]),
        parsed_json: '{}',
        parser: 1,
        imported_at: 0,
      },
    ],
    [
      'pages',
      {
        id: 'p1',
        source_id: 'docs',
        path: 'a.md',
        version: 'v1',
        index_json: '{}',
        changed_at: 0,
      },
    ],
    ['revisions', { name: 'pages', number: 1 }],
  ],
  create_runs: [
    [
      'runs',
      {
        id: 'r1',
        page_id: 'p1',
        page_version: 'v1',
        title: 'LedgerLag',
        values_json: '{}',
        items: 1,
        is_drill: false,
        started_by_ref: 'user:default/ana',
        started_at: 0,
        revision: 1,
      },
    ],
    [
      'run_steps',
      {
        run_id: 'r1',
        step_id: 'step-1',
        state: 'done',
        by_ref: 'user:default/ana',
        at: 0,
        revision: 1,
      },
    ],
    [
      'run_entries',
      {
        run_id: 'r1',
        id: 'e1',
        revision: 1,
        kind: 'step',
        by_ref: 'user:default/ana',
        at: 0,
        received_at: 0,
      },
    ],
  ],
  create_alert_rules: [
    ['rule_sources', { id: 'rules', parser: 1, attempted_at: 0 }],
    [
      'rule_files',
      {
        id: 'f1',
        source_id: 'rules',
        path: 'a.yaml',
        version: 'v1',
        problems_json: '[]',
      },
    ],
    [
      'alert_rules',
      { id: 'r1', file_id: 'f1', alert: 'LedgerLag', rules_json: '[]' },
    ],
  ],
  create_page_images: [
    [
      'page_images',
      {
        id: 'i1',
        source_id: 'docs',
        path: 'a.png',
        type: 'image/png',
        version: 'v1',
        content: Buffer.from([0, 255]),
      },
    ],
  ],
  create_page_links: [
    ['page_links', { page_id: 'p1', found_json: '{}' }],
    [
      'page_link_states',
      { page_id: 'p1', ok: 1, broken: 0, cannot_tell: 0, broken_json: '[]' },
    ],
    [
      'link_addresses',
      { id: 'a1', address: 'https://a.example/', state: 'ok', checked_at: 0 },
    ],
  ],
};

describe('migrations', () => {
  testMigrations({
    directory: resolvePackagePath(
      '@callboard/backstage-plugin-playbooks-backend',
      'migrations',
    ),
    insertRows: async (knex, migration) => {
      const made = rows[migration.replace(/^\d+_/, '')] ?? [];
      for (const [table, row] of made) await knex(table).insert(row);
    },
    verify: async knex => {
      for (const [table] of rows.create_pages) {
        const found = await knex(table).select();
        if (found.length !== 1) {
          throw new Error(`${table} has ${found.length} rows instead of 1`);
        }
      }
    },
  });
});
