import {
  ApiBlueprint,
  createFrontendModule,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { RiGalleryLine } from '@remixicon/react';
import { ownershipApiRef } from '../src/api';
import { SampleApi } from './SampleApi';

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

/** Samples instead of a backend, and a page with every state. */
export const ownershipDevModule = createFrontendModule({
  pluginId: 'ownership',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: ownershipApiRef,
          deps: {},
          factory: () => new SampleApi(),
        }),
    }),
    PageBlueprint.make({
      params: {
        path: '/',
        title: 'Every state',
        icon: <RiGalleryLine />,
        loader: async () => {
          const { Gallery } = await import('./Gallery');
          return <Gallery />;
        },
      },
    }),
  ],
});
