import fs from 'node:fs';
import type { Knex } from 'knex';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { DatabaseServiceChangeStore } from '../../plugins/playbooks-backend/src/changes/DatabaseServiceChangeStore';
import { readPlaybooksConfig } from '../../plugins/playbooks-backend/src/config/readPlaybooksConfig';
import { createPages } from '../../plugins/playbooks-backend/src/createPages';
import { DatabasePageStore } from '../../plugins/playbooks-backend/src/database/DatabasePageStore';
import { DatabaseRunStore } from '../../plugins/playbooks-backend/src/database/DatabaseRunStore';
import { DatabaseImageStore } from '../../plugins/playbooks-backend/src/images/DatabaseImageStore';
import { DatabaseLinkStore } from '../../plugins/playbooks-backend/src/links/DatabaseLinkStore';
import { PageParser } from '../../plugins/playbooks-backend/src/pages/PageParser';
import { FolderSource } from '../../plugins/playbooks-backend/src/sources/FolderSource';
import { PageSync } from '../../plugins/playbooks-backend/src/sync/PageSync';
import { duration, durations, report, reportP95 } from './report';

const READS = 300;
const SYNCS = 5;

/**
 * Without HTTP and permissions: an alert to its page, and reading a folder again of which nothing or one file has changed.
 *
 * @param options.page - a file of the folder, which is changed
 */
export async function measurePages(options: {
  label: string;
  db: Knex;
  folder: string;
  url: string;
  page: string;
  alerts: readonly string[];
}): Promise<void> {
  const { label, db, folder, url, page, alerts } = options;
  const source = new FolderSource({ id: 'pages', folder, url });
  const store = new DatabasePageStore(db);
  const config = new ConfigReader({});
  const logger = mockServices.rootLogger();
  const { reader, linkCheck, imageSync } = createPages({
    config: readPlaybooksConfig(config),
    sources: [source],
    store,
    linkStore: new DatabaseLinkStore(db),
    images: new DatabaseImageStore(db),
    changes: new DatabaseServiceChangeStore(db),
    runStore: new DatabaseRunStore(db),
    urlReader: UrlReaders.default({ config, logger }),
  });
  await reader.present();
  await reportP95(
    {
      metric: `playbooks.store_alert_to_page.p95 ${label}`,
      limit: 10,
      database: label,
    },
    () =>
      durations(READS, async index => {
        const alertname = alerts[(index * 7919) % alerts.length];
        const { matches } = await reader.find({
          labels: { alertname },
          annotations: {},
        });
        await reader.get(matches[0].playbook.id);
      }),
  );
  const parser = new PageParser();
  try {
    const sync = new PageSync({
      store,
      parser,
      links: linkCheck,
      images: imageSync,
      logger,
    });
    const again = () => sync.sync(source, new AbortController().signal);
    await again();
    const times = { unchanged: [] as number[], one_changed: [] as number[] };
    for (let run = 0; run < SYNCS; run++) {
      times.unchanged.push(await duration(again));
      fs.appendFileSync(page, '\nAnd once more.\n');
      times.one_changed.push(await duration(again));
    }
    for (const [what, found] of Object.entries(times)) {
      report({
        metric: `playbooks.resync_${what} ${label}`,
        value: Math.max(...found) / 1000,
        unit: 's',
        n: found.length,
        spread: [Math.min(...found) / 1000, Math.max(...found) / 1000],
        limit: 2,
        database: label,
      });
    }
  } finally {
    await parser.close();
  }
}
