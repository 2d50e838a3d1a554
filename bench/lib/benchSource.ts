import { createBackendModule } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { oncallSourcesExtensionPoint } from '../../plugins/oncall-node/src';

const DAY = 86_400_000;
/** Whoever has it is answered for by the other system. */
const KEY = 'bench/on-call';

const iso = (instant: number) => new Date(instant).toISOString();

/** A group that has left its schedules to another system. */
export const elsewhere = (group: Entity): Entity => ({
  ...group,
  metadata: {
    ...group.metadata,
    annotations: { ...group.metadata.annotations, [KEY]: group.metadata.name },
  },
});

/** Another system that answers at once: three levels, fourteen days of daily shifts, for each key. */
export const oncallModuleBenchSource = (emails: readonly string[]) =>
  createBackendModule({
    pluginId: 'oncall',
    moduleId: 'bench-source',
    register(env) {
      env.registerInit({
        deps: { sources: oncallSourcesExtensionPoint },
        async init({ sources }) {
          sources.addSource({
            id: 'bench',
            title: 'Bench',
            refresh: { minutes: 2 },
            keyOf: ({ metadata }) => metadata.annotations?.[KEY],
            async *read({ keys, now }) {
              const from = now.getTime() - DAY;
              yield {
                keys: keys.map(key => ({ key, planId: key })),
                plans: keys.map((id, index) => ({
                  id,
                  knownFrom: iso(from),
                  knownUntil: iso(from + 14 * DAY),
                  levels: [1, 2, 3].map(level => ({
                    level,
                    name: `Level ${level}`,
                    shifts: Array.from({ length: 14 }, (_, day) => ({
                      startsAt: iso(from + day * DAY),
                      endsAt: iso(from + (day + 1) * DAY),
                      people: [
                        {
                          name: `Person ${index}`,
                          email: emails[(index + day + level) % emails.length],
                        },
                      ],
                    })),
                  })),
                })),
              };
            },
          });
        },
      });
    },
  });
