import { Route } from 'react-router-dom';
import { screen } from '@testing-library/react';
import { FlatRoutes } from '@backstage/core-app-api';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { identityApiRef } from '@backstage/core-plugin-api';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { oncallApiRef } from './api';
import { stopDate } from './__testUtils__/clock';
import { FakeOncallApi } from './__testUtils__/FakeOncallApi';
import { ledgerSchedule } from './__testUtils__/ledgerSchedule';
import { summaryOf } from './__testUtils__/summaries';
import { OncallPage, oncallPlugin } from './legacy';

const render = (path: string, api: FakeOncallApi) =>
  renderInTestApp(
    <TestApiProvider
      apis={[
        [oncallApiRef, api],
        [catalogApiRef, catalogApiMock()],
        [
          identityApiRef,
          mockApis.identity({ userEntityRef: 'user:default/dana.roth' }),
        ],
      ]}
    >
      <FlatRoutes>
        <Route path="/on-call" element={<OncallPage />} />
      </FlatRoutes>
    </TestApiProvider>,
    {
      routeEntries: [path],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );

describe('the older frontend system', () => {
  stopDate();

  it('draws the page at a path of the portal', async () => {
    const api = new FakeOncallApi();
    api.schedules = [summaryOf()];
    await render('/on-call', api);
    expect(
      await screen.findByRole('link', { name: 'Ledger primary' }),
    ).toHaveAttribute('href', '/on-call/schedules/ledger-primary');
  });

  it('draws a schedule below it', async () => {
    const api = new FakeOncallApi();
    api.schedule = ledgerSchedule();
    await render('/on-call/schedules/ledger-primary?zone=schedule', api);
    expect(
      await screen.findByRole('grid', { name: /^Timeline of Ledger primary/ }),
    ).toBeInTheDocument();
  });

  it('asks the backend of the portal', async () => {
    const [factory] = oncallPlugin.getApis();
    expect(factory.api.id).toBe(oncallApiRef.id);
  });
});
