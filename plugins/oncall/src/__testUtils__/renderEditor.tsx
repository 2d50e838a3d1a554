import { Route, Routes, useLocation } from 'react-router-dom';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { createKitQueryClient, KitRoot } from '@internal/frontend-kit';
import type { OncallApi } from '@callboard/backstage-plugin-oncall-common';
import { QueryClientProvider } from '@tanstack/react-query';
import { oncallApiRef } from '../api';
import { EditSchedule, NewSchedule } from '../components/ScheduleEditor';

const entityOf = (kind: string, displayName: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: {
    namespace: 'default',
    name: displayName.toLowerCase().replace(' ', '.'),
  },
  spec: {
    profile: {
      displayName,
      email: `${displayName.toLowerCase().replace(' ', '.')}@example.com`,
    },
  },
});

export const entities = [
  ...['Ledger', 'Fraud'].map(title => entityOf('Group', title)),
  ...['Ana Ruiz', 'Chen Li', 'Dana Roth', 'Eve Sato'].map(title =>
    entityOf('User', title),
  ),
];

function Elsewhere() {
  return <p>now at {useLocation().pathname}</p>;
}

/** Opens the editor, as Dana Roth of Ledger. */
export function renderEditor(path: string, api: OncallApi) {
  const client = createKitQueryClient();
  client.setDefaultOptions({ queries: { retry: false } });
  return renderInTestApp(
    <QueryClientProvider client={client}>
      <KitRoot>
        <Routes>
          <Route path="/schedules/new" element={<NewSchedule />} />
          <Route path="/schedules/:id/edit" element={<EditSchedule />} />
          <Route path="*" element={<Elsewhere />} />
        </Routes>
      </KitRoot>
    </QueryClientProvider>,
    {
      initialRouteEntries: [path],
      apis: [
        [oncallApiRef, api],
        [catalogApiRef, catalogApiMock({ entities })],
        mockApis.identity({
          userEntityRef: 'user:default/dana.roth',
          ownershipEntityRefs: [
            'user:default/dana.roth',
            'group:default/ledger',
          ],
        }),
      ],
    },
  );
}
