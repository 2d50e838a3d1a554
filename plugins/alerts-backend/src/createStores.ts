import type { Knex } from 'knex';
import { DatabaseAlertStore } from './database/DatabaseAlertStore';
import { DatabaseDueStore } from './database/DatabaseDueStore';
import { DatabaseIntakeStore } from './database/DatabaseIntakeStore';
import { DatabaseKeyStore } from './database/DatabaseKeyStore';
import { DatabaseMessageStore } from './database/DatabaseMessageStore';
import { OutboxStore } from './database/OutboxStore';
import { RulesStore } from './database/RulesStore';
import { UnroutedStore } from './database/UnroutedStore';

/** All that is kept. */
export const createStores = (db: Knex) => ({
  alerts: new DatabaseAlertStore(db),
  due: new DatabaseDueStore(db),
  intake: new DatabaseIntakeStore(db),
  keys: new DatabaseKeyStore(db),
  messages: new DatabaseMessageStore(db),
  outbox: new OutboxStore(db),
  rules: new RulesStore(db),
  unrouted: new UnroutedStore(db),
});

export type Stores = ReturnType<typeof createStores>;
