import { followRenames } from '@internal/backend-kit';
import type {
  AuditorService,
  AuthService,
  LoggerService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import type { Knex } from 'knex';
import { AccountFinder } from './people/AccountFinder';
import { AuthorizedPeople } from './people/AuthorizedPeople';
import { DatabasePeopleStore } from './people/DatabasePeopleStore';
import { UserFinder } from './service/fixers/UserFinder';

/** Answers about what is kept of people, and follows their new references and those of teams. */
export async function createPeople(options: {
  config: { admins: readonly string[] };
  db: Knex;
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  events: EventsService;
  logger: LoggerService;
  permissions: PermissionsService;
  userInfo: UserInfoService;
}): Promise<AuthorizedPeople> {
  const people = new DatabasePeopleStore(options.db);
  await followRenames({
    ...options,
    id: 'build-health-follow-renames',
    rename: ({ fromRef, toRef }) => people.move({ fromRef, toRef }),
  });
  const users = new UserFinder(options);
  return new AuthorizedPeople({
    ...options,
    admins: options.config.admins,
    people,
    finder: new AccountFinder({ ...options, users }),
  });
}
