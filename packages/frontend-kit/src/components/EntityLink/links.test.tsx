import { ReactElement } from 'react';
import { Route } from 'react-router-dom';
import { FlatRoutes } from '@backstage/core-app-api';
import { renderInTestApp as renderInNewApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  renderInTestApp as renderInLegacyApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { DanglingRef } from '../DanglingRef/DanglingRef';
import { ErrorBlock } from '../ErrorBlock/ErrorBlock';
import { KitRoot } from '../KitRoot/KitRoot';
import { PersonLink } from '../PersonLink/PersonLink';
import { TeamLink } from '../TeamLink/TeamLink';
import { TimeText } from '../TimeText/TimeText';
import { EntityLink } from './EntityLink';

const path = '/catalog/:namespace/:kind/:name';
const entityOf = (kind: string, name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { namespace: 'default', name },
});
const entities = [entityOf('Component', 'router'), entityOf('Group', 'core')];
let catalog: ReturnType<typeof catalogApiMock>;

const renderers: Array<[string, (element: ReactElement) => unknown]> = [
  [
    'the new system',
    element =>
      renderInNewApp(element, {
        apis: [[catalogApiRef, catalog]],
        mountedRoutes: { [path]: entityRouteRef },
      }),
  ],
  [
    'the legacy system',
    element =>
      renderInLegacyApp(
        <TestApiProvider apis={[[catalogApiRef, catalog]]}>
          <FlatRoutes>
            <Route path="/" element={element} />
          </FlatRoutes>
        </TestApiProvider>,
        { mountedRoutes: { [path]: entityRouteRef } },
      ),
  ],
];

describe.each(renderers)('links in %s', (_name, renderApp) => {
  beforeEach(() => {
    catalog = catalogApiMock({ entities });
  });

  it('leads to entities, people and teams, and names what is special', async () => {
    await renderApp(
      <KitRoot>
        <EntityLink entityRef="component:default/router" />
        <PersonLink entityRef="user:default/ana" title="Ana Ruiz" lead />
        <PersonLink entityRef="user:default/me" title="Dana Roth" you />
        <PersonLink entityRef="user:default/ben" title="Ben Okafor" left />
        <TeamLink
          entityRef="group:default/core"
          title="Payments Core"
          inheritedFrom="system payments"
        />
        <EntityLink entityRef="group:default/" title="Nobody" />
        <p>
          <DanglingRef raw="group:team-x" reason="is not in the catalog" />
        </p>
      </KitRoot>,
    );
    expect(await screen.findByRole('link', { name: 'router' })).toHaveAttribute(
      'href',
      '/catalog/default/component/router',
    );
    expect(screen.getByRole('link', { name: 'Ana Ruiz' })).toHaveAttribute(
      'href',
      '/catalog/default/user/ana',
    );
    expect(screen.getByText('(lead)', { exact: false })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'you' })).toBeInTheDocument();
    expect(screen.getByText('Ben Okafor (left)')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /Ben/ })).toBeNull();
    expect(screen.getByRole('link', { name: 'Payments Core' })).toHaveAttribute(
      'href',
      '/catalog/default/group/core',
    );
    expect(screen.getByText('group:default/')).toBeInTheDocument();
    expect(screen.getByText('(from system payments)')).toBeInTheDocument();
    expect(screen.getByText(/is not in the catalog/)).toHaveTextContent(
      'group:team-x is not in the catalog',
    );
  });

  it('leads not to what the catalog does not show, and asks of all at once', async () => {
    const getEntitiesByRefs = jest.spyOn(catalog, 'getEntitiesByRefs');
    await renderApp(
      <KitRoot>
        <EntityLink entityRef="group:default/gone" />
        <EntityLink entityRef="Group:default/core" />
        <EntityLink entityRef="group:other/gone-too" />
      </KitRoot>,
    );
    expect(await screen.findByText('group:gone')).toBeInTheDocument();
    expect(
      screen.getByText('group:other/gone-too').parentElement,
    ).toHaveTextContent(/is not in the catalog you see$/);
    expect(screen.getByRole('link', { name: 'core' })).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /gone/ })).toBeNull();
    const asked = getEntitiesByRefs.mock.calls.filter(([{ entityRefs }]) =>
      entityRefs.includes('group:default/gone'),
    );
    expect(asked).toHaveLength(1);
  });

  it('has the texts of the kit', async () => {
    await renderApp(
      <KitRoot>
        <ErrorBlock subject="Builds" error={new Error('no')} />
        <TimeText value={Date.now() - 270_000} />
      </KitRoot>,
    );
    expect(screen.getByText('Builds did not load.')).toBeInTheDocument();
    expect(screen.getByText('4 min ago')).toBeInTheDocument();
    expect(document.querySelectorAll('[aria-live=polite]')).toHaveLength(1);
    expect(document.querySelector('[data-callboard-root]')).toBeInTheDocument();
  });
});
