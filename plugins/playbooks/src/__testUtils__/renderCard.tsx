import type { ReactElement } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { playbooksApiRef } from '../api';
import { PlaybooksProvider } from '../components/PlaybooksProvider';
import { homeRouteRef } from '../routes';
import type { FakePlaybooksApi } from './FakePlaybooksApi';

/**
 * Draws a card as on the page of an entity, with a fake API.
 *
 * @param hasPage - whether the portal has the page of playbooks, too
 */
export function renderCard(
  card: ReactElement,
  api: FakePlaybooksApi,
  entityRef: string,
  hasPage = true,
) {
  const { kind, ...metadata } = parseEntityRef(entityRef);
  return renderInTestApp(
    <PlaybooksProvider>
      <EntityProvider
        entity={{ apiVersion: 'backstage.io/v1alpha1', kind, metadata }}
      >
        {card}
      </EntityProvider>
    </PlaybooksProvider>,
    {
      apis: [[playbooksApiRef, api], mockApis.identity()],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        ...(hasPage && { '/playbooks': homeRouteRef }),
      },
    },
  );
}
