import type { ReactNode } from 'react';
import { screen } from '@testing-library/react';
import { createExtensionTester } from '@backstage/frontend-test-utils';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { homePageWidgetDataRef } from '@backstage/plugin-home-react/alpha';
import { oncallApiRef } from './api';
import { groupEntityCard, onCallEntityCard } from './extensions/entityCards';
import { onCallEntityContent } from './extensions/entityContents';
import { myShiftsWidget } from './extensions/homeWidgets';
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
  EntityOncallContent,
  EntityOncallSignal,
  GroupOncallCard,
  HomeMyShifts,
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

  it('shows the tab of an entity', async () => {
    const api = new FakeOncallApi();
    api.answers = [answerOf([levelOf(1, { now: shiftOf([ana], -1, 4) })])];
    await renderOn(
      entityOf('component', 'payouts'),
      api,
      <EntityOncallContent />,
    );
    expect(
      await screen.findByRole('heading', { name: 'Who was on call' }),
    ).toBeInTheDocument();
  });

  it('shows the shifts of the reader on the home page', async () => {
    await renderOn(
      entityOf('component', 'payouts'),
      new FakeOncallApi(),
      <HomeMyShifts />,
    );
    expect(await screen.findByText('My on-call shifts')).toBeInTheDocument();
    expect(
      await screen.findByText('You have no shifts in the next eight weeks.'),
    ).toBeInTheDocument();
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
    const tab = createExtensionTester(onCallEntityContent).get(
      EntityContentBlueprint.dataRefs.filterFunction,
    )!;
    expect(tab(entity)).toBe(forEntity);
    expect(answers(entity)).toBe(forEntity);
    expect(schedules(entity)).toBe(forGroup);
  });
});

describe('the widget of the home page', () => {
  it('has the name by which a page names it, and a title', () => {
    expect(
      createExtensionTester(myShiftsWidget).get(homePageWidgetDataRef),
    ).toMatchObject({ name: 'MyShifts', title: 'My on-call shifts' });
  });
});
