import { screen, within } from '@testing-library/react';
import { beNarrow, beWide } from '@internal/frontend-kit/testing';
import { FakeOncallApi } from '../../__testUtils__/FakeOncallApi';
import { renderPage } from '../../__testUtils__/renderPage';
import { summaryOf } from '../../__testUtils__/summaries';

const withGap = summaryOf({
  id: 'fraud',
  name: 'Fraud primary',
  gapCount: 2,
  firstGap: {
    startsAt: '2027-03-02T18:00:00Z',
    endsAt: '2027-03-02T20:00:00Z',
  },
});

describe('schedules', () => {
  afterEach(beWide);

  it('lists them with zone and gaps', async () => {
    const api = new FakeOncallApi();
    api.schedules = [summaryOf(), withGap];
    renderPage('/oncall/schedules', api);
    const rows = (await screen.findAllByRole('row')).slice(1);
    expect(rows[0]).toHaveTextContent(
      /Ledger primary.*Europe\/Berlin.*No gaps/,
    );
    expect(rows[1]).toHaveTextContent(
      /Fraud primary.*2 gaps.*first Tue 2 Mar 2027, 19:00 to 21:00 CET/,
    );
    expect(
      within(rows[1]).getByRole('link', { name: 'Fraud primary' }),
    ).toHaveAttribute('href', '/oncall/schedules/fraud');
    expect(
      screen.getByText('1 schedule on this page has gaps ahead.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Create schedule' }),
    ).toHaveAttribute('href', '/oncall/schedules/new');
  });

  it('says who left where that is why nobody answers, then and now', async () => {
    const api = new FakeOncallApi();
    const reason = 'ben left the catalog';
    api.schedules = [
      {
        ...withGap,
        id: 'fraud-later',
        firstGap: { ...withGap.firstGap!, reason },
      },
      {
        ...withGap,
        id: 'fraud-now',
        now: undefined,
        next: undefined,
        firstGap: {
          startsAt: new Date(Date.now() - 3_600_000).toISOString(),
          endsAt: new Date(Date.now() + 3_600_000).toISOString(),
          reason,
        },
      },
    ];
    renderPage('/oncall/schedules', api);
    const rows = (await screen.findAllByRole('row')).slice(1);
    expect(rows[0]).toHaveTextContent(/21:00 CET: ben left the catalog/);
    expect(rows[1]).toHaveTextContent(
      /Nobody in the next 365 days.*ben left the catalog\. See the gap/,
    );
  });

  it('is a list on a phone', async () => {
    beNarrow();
    const api = new FakeOncallApi();
    api.schedules = [withGap];
    renderPage('/oncall/schedules', api);
    expect(await screen.findByText('Fraud primary')).toBeInTheDocument();
    expect(screen.queryByRole('row')).not.toBeInTheDocument();
  });
});
