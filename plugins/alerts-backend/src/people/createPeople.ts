import { followRenames } from '@internal/backend-kit';
import type {
  AuditorService,
  LoggerService,
  PermissionsService,
  SchedulerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { Knex } from 'knex';
import { DatabasePeopleStore } from '../database/DatabasePeopleStore';
import type { AddRoutes } from '../router/createRouter';
import { addPeopleRoutes } from '../router/peopleRoutes';
import { AuthorizedPeople } from './AuthorizedPeople';
import { ReferenceMoves } from './ReferenceMoves';

/** Answers about what is kept of people, and follows new references of people, teams and services. */
export function createPeople(options: {
  admins: readonly string[];
  db: Knex;
  auditor: AuditorService;
  events: EventsService;
  logger: LoggerService;
  permissions: PermissionsService;
  userInfo: UserInfoService;
}) {
  const people = new DatabasePeopleStore(options.db);
  const moves = new ReferenceMoves({ people });
  const desk = new AuthorizedPeople({ ...options, people, moves });
  const addRoutes: AddRoutes = (router, shared) =>
    addPeopleRoutes(router, { ...options, ...shared, people: desk });
  return {
    addRoutes,
    start: async (scheduler: SchedulerService) => {
      await followRenames({
        ...options,
        id: 'alerts-follow-renames',
        rename: ({ fromRef, toRef }) => moves.follow({ fromRef, toRef }),
      });
      await scheduler
        .createScheduledTaskRunner({
          frequency: { minutes: 1 },
          timeout: { minutes: 30 },
          scope: 'global',
        })
        .run({
          id: 'alerts-move-references',
          fn: async signal => {
            await moves.resume(signal);
          },
        });
    },
  };
}
