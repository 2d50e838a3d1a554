import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { DatabaseAcknowledgementStore } from '../DatabaseAcknowledgementStore';
import { DatabaseCampaignStore } from '../DatabaseCampaignStore';
import { DatabaseChangeFeed } from '../DatabaseChangeFeed';
import { DatabaseDocumentStore } from '../DatabaseDocumentStore';
import { DatabaseEntityStore } from '../DatabaseEntityStore';
import { DatabaseEventStore } from '../DatabaseEventStore';
import { DatabaseExemptionStore } from '../DatabaseExemptionStore';
import { DatabaseFactStore } from '../DatabaseFactStore';
import { DatabaseNumberStore } from '../DatabaseNumberStore';
import { DatabasePeopleStore } from '../DatabasePeopleStore';
import { DatabasePushTokenStore } from '../DatabasePushTokenStore';
import { DatabaseResultStore } from '../DatabaseResultStore';
import { DatabaseRetentionStore } from '../DatabaseRetentionStore';
import { DatabaseRunStore } from '../DatabaseRunStore';
import { DatabaseSignOffStore } from '../DatabaseSignOffStore';
import { DatabaseReminderStore } from '../../reminding/DatabaseReminderStore';
import { openDatabase } from '../openDatabase';

export const LEDGER = 'component:default/ledger';
export const RATES = 'component:default/fx-rates';
export const ANA = 'user:default/ana';
export const BEN = 'user:default/ben';
export const TEAM = 'group:default/treasury';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** 1 Dec 2026, 09:00 in UTC. */
export const T0 = Date.UTC(2026, 11, 1, 9);

export const iso = (at: number) => new Date(at).toISOString();

export const refOf = (i: number) => `component:default/service-${i}`;
export const refsOf = (count: number) =>
  Array.from({ length: count }, (_, i) => refOf(i));

/** All stores over a database that is empty but for some entities. */
export async function openStores(
  createDatabase: () => Promise<Knex>,
  entityRefs: readonly string[] = [LEDGER, RATES],
) {
  const knex = await createDatabase();
  const db = await openDatabase(mockServices.database({ knex }));
  const entities = new DatabaseEntityStore(db);
  const head = (entityRef: string) => ({
    entityRef,
    kind: 'component',
    ownerRef: TEAM,
    title: entityRef.split('/')[1],
    head: { lifecycle: 'production' },
    etag: 'e1',
  });
  await entities.upsert(entityRefs.map(head));
  /** SQL of statements that work sends, without those that only begin and end transactions. */
  const statementsOf = async (work: () => Promise<unknown>) => {
    const statements: string[] = [];
    const listen = ({ sql }: { sql: string }) => {
      if (!/^(begin|commit|rollback)/i.test(sql)) statements.push(sql);
    };
    db.on('query', listen);
    try {
      await work();
    } finally {
      db.removeListener('query', listen);
    }
    return statements;
  };
  return {
    db,
    head,
    statementsOf,
    entities,
    events: new DatabaseEventStore(db),
    facts: new DatabaseFactStore(db),
    runs: new DatabaseRunStore(db),
    numbers: new DatabaseNumberStore(db),
    results: new DatabaseResultStore(db),
    documents: new DatabaseDocumentStore(db),
    exemptions: new DatabaseExemptionStore(db),
    signOffs: new DatabaseSignOffStore(db),
    acknowledgements: new DatabaseAcknowledgementStore(db),
    tokens: new DatabasePushTokenStore(db),
    campaigns: new DatabaseCampaignStore(db),
    feed: new DatabaseChangeFeed(db),
    reminders: new DatabaseReminderStore(db),
    retention: new DatabaseRetentionStore(db),
    people: new DatabasePeopleStore(db),
  };
}

export type Stores = Awaited<ReturnType<typeof openStores>>;

export async function collect<T>(pages: AsyncIterable<T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}
