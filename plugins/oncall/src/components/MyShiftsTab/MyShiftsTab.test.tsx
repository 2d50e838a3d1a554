import { screen, waitFor, within } from '@testing-library/react';
import { WITHOUT_END } from '@callboard/backstage-plugin-oncall-common';
import { beNarrow, beWide } from '@internal/frontend-kit/testing';
import { FakeOncallApi } from '../../__testUtils__/FakeOncallApi';
import { renderPage } from '../../__testUtils__/renderPage';
import { shiftOf } from '../../__testUtils__/summaries';

const shifts = [
  {
    ...shiftOf(['Dana Roth', 'Chen Li'], { from: -2, to: 6 }),
    schedule: { id: 'ledger', name: 'Ledger primary', level: 1 },
    team: { entityRef: 'group:default/ledger', title: 'Ledger' },
  },
  {
    ...shiftOf(['Dana Roth'], { from: 30, to: 54 }, { overridden: true }),
    schedule: { id: 'fraud', name: 'Fraud primary', level: 1 },
    team: { entityRef: 'group:default/fraud', title: 'Fraud' },
  },
];

describe('my shifts', () => {
  afterEach(beWide);

  it('lists the shifts with their lengths, company and overrides', async () => {
    const api = new FakeOncallApi();
    api.shifts = shifts;
    renderPage('/oncall/mine', api);
    expect(
      await screen.findByText('2 shifts in the next eight weeks.'),
    ).toBeInTheDocument();
    const rows = screen.getAllByRole('row').slice(1);
    expect(rows[0]).toHaveTextContent(/now.*8 h.*Ledger primary.*Chen Li/);
    await waitFor(() =>
      expect(rows[1]).toHaveTextContent(
        /moved here by an override.*1 d.*Fraud primary.*nobody else/,
      ),
    );
    const { startsAt, endsAt } = shifts[1];
    expect(
      within(rows[1]).getByRole('link', { name: /Give away Fraud primary/ }),
    ).toHaveAttribute(
      'href',
      `/oncall/schedules/fraud?${new URLSearchParams({
        cover: `${startsAt}/${endsAt}`,
      })}`,
    );
  });

  it('tells a shift without an end as one', async () => {
    const api = new FakeOncallApi();
    api.shifts = [{ ...shifts[0], endsAt: WITHOUT_END }];
    renderPage('/oncall/mine', api);
    await screen.findByText('1 shift in the next eight weeks.');
    expect(screen.getAllByRole('row')[1]).toHaveTextContent(
      /^without end.*now.*—.*Ledger primary/,
    );
  });

  it('says by whom a shift was moved, and from whom', async () => {
    const api = new FakeOncallApi();
    const by = { entityRef: 'user:default/eve.sato', title: 'Eve Sato' };
    const chen = { entityRef: 'user:default/chen.li', title: 'Chen Li' };
    const at = `${new Date().getFullYear()}-06-15T12:00:00Z`;
    api.shifts = [
      { ...shifts[1], moved: { by, at, from: [chen] } },
      {
        ...shifts[1],
        ...shiftOf(['Dana Roth'], { from: 60, to: 70 }, { overridden: true }),
        moved: { by, at, from: [] },
      },
    ];
    renderPage('/oncall/mine', api);
    expect(
      await screen.findByText('moved here from Chen Li, by Eve Sato, 15 Jun'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('put here by Eve Sato, 15 Jun'),
    ).toBeInTheDocument();
  });

  it('is a list on a phone', async () => {
    beNarrow();
    const api = new FakeOncallApi();
    api.shifts = shifts;
    renderPage('/oncall/mine', api);
    expect(await screen.findByText('Fraud primary')).toBeInTheDocument();
    expect(screen.queryByRole('row')).not.toBeInTheDocument();
  });

  it('says what brings shifts when there are none', async () => {
    renderPage('/oncall/mine', new FakeOncallApi());
    expect(
      await screen.findByText('You have no shifts in the next eight weeks.'),
    ).toBeInTheDocument();
  });
});
