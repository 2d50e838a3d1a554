import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { Inbox } from './Inbox';
import type { Sources } from './Sources';

/** Has events of the portal that tell of builds kept as deliveries are, for sources that are to listen. */
export async function listenToEvents(options: {
  events: Pick<EventsService, 'subscribe'>;
  sources: Pick<Sources, 'all'>;
  inbox: Pick<Inbox, 'receiveEvent'>;
  /** Called when there is something of a source to work in. */
  onKept: (sourceId: string) => void;
  logger: LoggerService;
}): Promise<void> {
  const { events, sources, inbox, onKept, logger } = options;
  for (const source of sources.all()) {
    if (!source.topics?.length || !source.fromEvent) continue;
    const { id, topics } = source;
    await events.subscribe({
      id: `build-health-${id}`,
      topics: [...topics],
      async onEvent(event) {
        const delivery = source.fromEvent?.(event);
        if (!delivery) return;
        if (await inbox.receiveEvent(id, delivery)) onKept(id);
      },
    });
    logger.info(`${id} listens to the events ${topics.join(', ')}`);
  }
}
