import {
  createFrontendModule,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { RiGalleryLine } from '@remixicon/react';

/** Stands in for the entity pages that the links lead to. */
export const catalogDevPlugin = createFrontendPlugin({
  pluginId: 'catalog',
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/catalog/:namespace/:kind/:name',
        routeRef: entityRouteRef,
        loader: async () => <p>An entity page of the catalog.</p>,
      },
    }),
  ],
});

/** A page with the card in each of its states. */
export const glanceDevModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    PageBlueprint.make({
      name: 'gallery',
      params: {
        path: '/',
        title: 'Service at a glance',
        icon: <RiGalleryLine />,
        loader: async () => {
          const { Gallery } = await import('./Gallery');
          return <Gallery />;
        },
      },
    }),
  ],
});
