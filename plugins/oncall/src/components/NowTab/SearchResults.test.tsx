import { screen, within } from '@testing-library/react';
import type {
  OnCallHit,
  OnCallLevel,
} from '@callboard/backstage-plugin-oncall-common';
import { FakeOncallApi } from '../../__testUtils__/FakeOncallApi';
import { renderPage } from '../../__testUtils__/renderPage';
import { shiftOf } from '../../__testUtils__/summaries';

const levelOf = (change: Partial<OnCallLevel>): OnCallLevel => ({
  level: 1,
  schedule: { id: 's1', name: 'Payments primary' },
  ...change,
});
const covered = levelOf({ now: shiftOf(['Chen Li'], { from: -1, to: 4 }) });

const hits: OnCallHit[] = [
  {
    kind: 'entity',
    id: 'component:default/payment-router',
    title: 'payment-router',
    levels: [covered],
  },
  {
    kind: 'team',
    id: 'group:default/payments',
    title: 'Payments',
    levels: [],
    problem: 'no-schedule',
    reason: 'Payments has no schedule',
  },
  {
    kind: 'person',
    id: 'user:default/chen.li',
    title: 'Chen Li',
    levels: [covered],
  },
  {
    kind: 'person',
    id: 'user:default/eve.sato',
    title: 'Eve Sato',
    levels: [levelOf({ next: shiftOf(['Eve Sato'], { from: 4, to: 9 }) })],
  },
  {
    kind: 'person',
    id: 'user:default/dana.roth',
    title: 'Dana Roth',
    levels: [],
  },
  {
    kind: 'schedule',
    id: 's1',
    title: 'Payments primary',
    levels: [levelOf({ next: covered.now })],
    problem: 'nobody-now',
  },
];

describe('the search', () => {
  it('answers for services, teams, people and schedules in one list', async () => {
    const api = new FakeOncallApi();
    api.hits = hits;
    renderPage('/oncall?q=p', api);
    const list = await screen.findByRole('list', {
      name: 'What matches “p”',
    });
    const rows = within(list).getAllByRole('listitem');
    expect(rows.map(row => row.textContent)).toEqual([
      expect.stringMatching(/payment-router service.*Chen Li until \d\d:\d\d/),
      expect.stringMatching(/Payments team.*No schedule/),
      expect.stringMatching(
        /Chen Li person.*on call for Payments primary until \d\d:\d\d/,
      ),
      expect.stringMatching(
        /Eve Sato person.*next for Payments primary from \d\d:\d\d/,
      ),
      expect.stringMatching(/person.*on no schedule in the coming year/),
      expect.stringMatching(/Payments primary schedule.*Nobody until/),
    ]);
    expect(
      within(rows[0]).getByRole('link', { name: /Call Chen Li/ }),
    ).toHaveAttribute('href', 'tel:+4930901820');
    expect(
      within(rows[5]).getByRole('link', { name: 'Payments primary' }),
    ).toHaveAttribute('href', '/oncall/schedules/s1');
  });

  it('says that it failed', async () => {
    const api = new FakeOncallApi();
    renderPage('/oncall', api);
    await screen.findByText('No schedule yet.');
    api.error = Object.assign(new Error('no'), {
      name: 'InputError',
      statusCode: 400,
    });
    renderPage('/oncall?q=p', api);
    expect(
      await screen.findByText(/The search did not load/),
    ).toBeInTheDocument();
  });
});
