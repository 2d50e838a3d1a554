import { followRenames } from '@internal/backend-kit';
import type {
  AuditorService,
  LoggerService,
  PermissionsService,
  SchedulerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import { AuthorizedPeople } from './AuthorizedPeople';
import type { PeopleStore } from './PeopleStore';
import { RemoveRunsJob } from './RemoveRunsJob';

/** Answers about what is kept of people, follows their new references, and removes what is not to be kept longer. */
export async function createPeople(options: {
  config: { admins: readonly string[]; keepRunsMs?: number };
  people: PeopleStore;
  events: EventsService;
  auditor: AuditorService;
  logger: LoggerService;
  permissions: PermissionsService;
  scheduler: SchedulerService;
  userInfo: UserInfoService;
}): Promise<AuthorizedPeople> {
  const { config, people, scheduler } = options;
  await followRenames({
    ...options,
    id: 'playbooks-follow-renames',
    rename: ({ fromRef, toRef }) => people.move({ fromRef, toRef }),
  });
  const { keepRunsMs: keepMs } = config;
  if (keepMs !== undefined) {
    await new RemoveRunsJob({ people, keepMs }).start(scheduler);
  }
  return new AuthorizedPeople({ ...options, ...config });
}
