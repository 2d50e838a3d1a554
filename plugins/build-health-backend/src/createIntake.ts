import type {
  HttpRouterService,
  PermissionsService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import { createInbox } from './createInbox';
import { createPolling } from './createPolling';
import { listenToEvents } from './inbox/listenToEvents';
import { WEBHOOKS_PATH } from './inbox/webhookPath';
import { AuthorizedSources } from './service/sources/AuthorizedSources';
import { createWebhookRouter } from './router/createWebhookRouter';

/** Puts together the ways in which builds come: webhooks, events of the portal, and asking providers. */
export function createIntake(
  options: Parameters<typeof createInbox>[0] &
    Omit<Parameters<typeof createPolling>[0], 'inbox'> & {
      httpRouter: HttpRouterService;
      events: Pick<EventsService, 'subscribe'>;
      permissions: PermissionsService;
      scheduler: SchedulerService;
    },
) {
  const { httpRouter, scheduler } = options;
  const { inbox, job, work } = createInbox(options);
  const polling = createPolling({ ...options, inbox });
  return {
    /** Has what waits worked in, now. */
    work,
    /** Shows sources, and has them looked after. */
    authorized: new AuthorizedSources({
      ...options,
      polling: polling.overview,
      wishes: polling.wishes,
    }),
    start: async () => {
      httpRouter.addAuthPolicy({
        path: WEBHOOKS_PATH,
        allow: 'unauthenticated',
      });
      httpRouter.use(createWebhookRouter({ ...options, inbox, onKept: work }));
      await job.start(scheduler);
      await polling.job.start();
      await listenToEvents({ ...options, inbox, onKept: work });
    },
  };
}
