import { DatabaseDigestStore } from '@internal/backend-kit';
import type { Knex } from 'knex';
import { DatabaseAcknowledgementStore } from './database/DatabaseAcknowledgementStore';
import { DatabaseCampaignStore } from './database/DatabaseCampaignStore';
import { DatabaseChangeFeed } from './database/DatabaseChangeFeed';
import { DatabaseDocumentStore } from './database/DatabaseDocumentStore';
import { DatabaseEntityStore } from './database/DatabaseEntityStore';
import { DatabaseEventStore } from './database/DatabaseEventStore';
import { DatabaseExemptionStore } from './database/DatabaseExemptionStore';
import { DatabaseFactStore } from './database/DatabaseFactStore';
import { DatabaseNumberStore } from './database/DatabaseNumberStore';
import { DatabasePeopleStore } from './database/DatabasePeopleStore';
import { DatabasePushTokenStore } from './database/DatabasePushTokenStore';
import { DatabaseResultStore } from './database/DatabaseResultStore';
import { DatabaseRetentionStore } from './database/DatabaseRetentionStore';
import { DatabaseRunStore } from './database/DatabaseRunStore';
import { DatabaseSignOffStore } from './database/DatabaseSignOffStore';
import { DatabaseNoticeStore } from './notices/DatabaseNoticeStore';
import { DatabasePastStore } from './past/DatabasePastStore';
import { DatabaseReminderStore } from './reminding/DatabaseReminderStore';

/** Where all is kept. */
export const createStores = (db: Knex) => ({
  acknowledgements: new DatabaseAcknowledgementStore(db),
  campaigns: new DatabaseCampaignStore(db),
  digests: new DatabaseDigestStore(db),
  documents: new DatabaseDocumentStore(db),
  entities: new DatabaseEntityStore(db),
  events: new DatabaseEventStore(db),
  exemptions: new DatabaseExemptionStore(db),
  facts: new DatabaseFactStore(db),
  feed: new DatabaseChangeFeed(db),
  notices: new DatabaseNoticeStore(db),
  numbers: new DatabaseNumberStore(db),
  pasts: new DatabasePastStore(db),
  people: new DatabasePeopleStore(db),
  reminders: new DatabaseReminderStore(db),
  results: new DatabaseResultStore(db),
  retention: new DatabaseRetentionStore(db),
  runs: new DatabaseRunStore(db),
  signOffs: new DatabaseSignOffStore(db),
  tokens: new DatabasePushTokenStore(db),
});

export type Stores = ReturnType<typeof createStores>;
