import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  eventsServiceRef,
  type EventParams,
} from '@backstage/plugin-events-node';

/** Events of which those on one topic are told by the test. */
export function heardEvents(topic: string) {
  let onHeard: (event: EventParams) => Promise<void>;
  return {
    factory: createServiceFactory({
      service: eventsServiceRef,
      deps: {},
      factory: () => ({
        publish: async () => {},
        subscribe: async ({ topics, onEvent }) => {
          if (topics.includes(topic)) onHeard = onEvent;
        },
      }),
    }),
    /** Ends when whoever listens is done. */
    tell: (eventPayload: unknown) => onHeard({ topic, eventPayload }),
  };
}
