import type { ReactNode } from 'react';
import { screen } from '@testing-library/react';
import { createExtensionTester } from '@backstage/frontend-test-utils';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { oncallApiRef } from './api';
import { groupEntityCard, onCallEntityCard } from './extensions/entityCards';
import { FakeOncallApi } from './__testUtils__/FakeOncallApi';
import {
  answerOf,
  levelOf,
  PAYOUTS,
  shiftOf,
} from './__testUtils__/renderCard';
import { ana, scheduleOf } from './__testUtils__/schedules';
import {
  EntityOncallCard,
  EntityOncallSignal,
  GroupOncallCard,
  queryClient,
} from './legacy';

const entityOf = (kind: string, name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { namespace: 'default', name },
});

const renderOn = (
  entity: ReturnType<typeof entityOf>,
  api: FakeOncallApi,
  children: ReactNode,
) =>
  renderInTestApp(
    <TestApiProvider apis={[[oncallApiRef, api]]}>
      <EntityProvider entity={entity}>{children}</EntityProvider>
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );

beforeEach(() => queryClient.clear());

describe('the older frontend system', () => {
  it('shows card and signal of an entity with one request', async () => {
    const api = new FakeOncallApi();
    api.answers = [answerOf([levelOf(1, { now: shiftOf([ana], -1, 4) })])];
    await renderOn(
      entityOf('component', 'payouts'),
      api,
      <>
        <EntityOncallCard />
        <EntityOncallSignal />
      </>,
    );
    expect(
      await screen.findByRole('heading', { name: 'On-call', level: 3 }),
    ).toBeInTheDocument();
    expect(await screen.findByText(/^Ana Ruiz until/)).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: 'Ana Ruiz' }),
    ).toBeInTheDocument();
    expect(api.calls.map(({ request }) => request)).toEqual([
      { entityRefs: [PAYOUTS] },
    ]);
  });

  it('shows the schedules of a group, without links where the page is not', async () => {
    const api = new FakeOncallApi();
    api.schedules = [scheduleOf([], { now: shiftOf([ana], -1, 4) })];
    await renderOn(entityOf('group', 'ledger'), api, <GroupOncallCard />);
    expect(
      await screen.findByText(/schedule Ledger primary/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /Ledger primary/ })).toBeNull();
  });
});

describe('the cards', () => {
  it.each([
    ['component', true, false],
    ['api', true, false],
    ['group', false, true],
    ['user', false, false],
  ])('stand on pages of a %s', (kind, forEntity, forGroup) => {
    const entity = entityOf(kind, 'x');
    const filter = EntityCardBlueprint.dataRefs.filterFunction;
    const answers = createExtensionTester(onCallEntityCard).get(filter)!;
    const schedules = createExtensionTester(groupEntityCard).get(filter)!;
    expect(answers(entity)).toBe(forEntity);
    expect(schedules(entity)).toBe(forGroup);
  });
});
