/**
 * The card for portals on the older frontend system.
 *
 * @packageDocumentation
 */
import {
  createComponentExtension,
  createPlugin,
} from '@backstage/core-plugin-api';

/**
 * The Callboard plugin of the older frontend system.
 *
 * @public
 */
export const callboardPlugin = createPlugin({ id: 'callboard' });

/**
 * The service at a glance. Its children are the signals: `<EntityOwnershipSignal />` and those of other plugins.
 *
 * @public
 */
export const EntityGlanceCard = callboardPlugin.provide(
  createComponentExtension({
    name: 'EntityGlanceCard',
    component: {
      lazy: () =>
        import('./components/GlanceCard').then(
          ({ EntityGlanceChildren }) => EntityGlanceChildren,
        ),
    },
  }),
);
