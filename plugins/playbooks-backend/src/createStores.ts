import { DatabaseDigestStore } from '@internal/backend-kit';
import type { Knex } from 'knex';
import { DatabaseServiceChangeStore } from './changes/DatabaseServiceChangeStore';
import { DatabasePageStore } from './database/DatabasePageStore';
import { DatabaseRunStore } from './database/DatabaseRunStore';
import { DatabaseImageStore } from './images/DatabaseImageStore';
import { DatabaseLinkStore } from './links/DatabaseLinkStore';
import { DatabasePeopleStore } from './people/DatabasePeopleStore';
import { DatabaseAlertRuleStore } from './rules/DatabaseAlertRuleStore';

/** Everything that is kept, in one database. */
export const createStores = (db: Knex) => ({
  store: new DatabasePageStore(db),
  linkStore: new DatabaseLinkStore(db),
  images: new DatabaseImageStore(db),
  runStore: new DatabaseRunStore(db),
  ruleStore: new DatabaseAlertRuleStore(db),
  changes: new DatabaseServiceChangeStore(db),
  people: new DatabasePeopleStore(db),
  digests: new DatabaseDigestStore(db),
});
