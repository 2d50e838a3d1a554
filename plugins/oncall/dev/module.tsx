import {
  ApiBlueprint,
  createFrontendModule,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { RiGalleryLine } from '@remixicon/react';
import { oncallApiRef } from '../src/api';
import { entities } from '../src/__testUtils__/renderEditor';
import { rootRouteRef } from '../src/routes';
import { SampleApi } from './SampleApi';

/** Stands in for the catalog: the entity pages that the links lead to, and people to find. */
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
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: catalogApiRef,
          deps: {},
          factory: () => catalogApiMock({ entities }),
        }),
    }),
  ],
});

/** Samples instead of a backend, and a page with every state of the cards. */
export const oncallDevModule = createFrontendModule({
  pluginId: 'oncall',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: oncallApiRef,
          deps: {},
          factory: () => new SampleApi(),
        }),
    }),
    PageBlueprint.make({
      name: 'editor',
      params: {
        path: '/oncall',
        title: 'On-call',
        icon: <RiGalleryLine />,
        routeRef: rootRouteRef,
        loader: async () => {
          const { EditorPages } = await import('./EditorPages');
          return <EditorPages />;
        },
      },
    }),
    PageBlueprint.make({
      name: 'gallery',
      params: {
        path: '/gallery',
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
