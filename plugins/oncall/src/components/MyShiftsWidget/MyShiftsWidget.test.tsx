import { screen, within } from '@testing-library/react';
import {
  WITHOUT_END,
  type MyShift,
} from '@callboard/backstage-plugin-oncall-common';
import { FakeOncallApi } from '../../__testUtils__/FakeOncallApi';
import { renderCard } from '../../__testUtils__/renderCard';
import { shiftOf } from '../../__testUtils__/summaries';
import { MyShiftsWidget } from './MyShiftsWidget';

const shift = (from: number, to: number): MyShift => ({
  ...shiftOf(['Guest'], { from, to }),
  schedule: { id: 'ledger', name: 'Ledger primary', level: 1 },
  team: { entityRef: 'group:default/ledger', title: 'Ledger' },
});

const show = (...shifts: MyShift[]) => {
  const api = new FakeOncallApi();
  api.shifts = shifts;
  renderCard(<MyShiftsWidget />, api);
  return api;
};

describe('the widget of my shifts', () => {
  it('says first whether the reader is on call now', async () => {
    show(shift(-2, 6), shift(30, 54));
    expect(
      await screen.findByText(
        /^You are on call now: .* to .* \(8 h\), Ledger primary\.$/,
      ),
    ).toBeInTheDocument();
    const list = screen.getByRole('list', { name: 'My shifts' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(2);
    expect(
      within(list).getAllByRole('link', { name: /Give away/ })[1],
    ).toHaveAttribute('href', expect.stringMatching(/ledger\?cover=/));
  });

  it('tells a shift without an end as one, and offers eight hours of it to others', async () => {
    show({ ...shift(-2, 6), endsAt: WITHOUT_END });
    expect(
      await screen.findByText(
        'You are on call now, without end: Ledger primary.',
      ),
    ).toBeInTheDocument();
    const href = screen
      .getByRole('link', { name: 'Give away Ledger primary, without end' })
      .getAttribute('href')!;
    const cover = new URLSearchParams(href.split('?')[1]).get('cover')!;
    const [start, end] = cover.split('/').map(at => Date.parse(at));
    expect(Math.round((end - start) / 3_600_000)).toBe(10);
  });

  it('tells from when a shift without an end is the reader’s', async () => {
    show({ ...shift(30, 54), endsAt: WITHOUT_END });
    expect(
      await screen.findByText(
        /^You are on call next from .*, without end: Ledger primary\.$/,
      ),
    ).toBeInTheDocument();
  });

  it('says when the reader is next, and how many more shifts there are', async () => {
    show(
      ...Array.from({ length: 7 }, (_, at) =>
        shift(24 * (at + 1), 24 * (at + 1) + 5),
      ),
    );
    expect(
      await screen.findByText(/^You are on call next: .* \(5 h\), Ledger/),
    ).toBeInTheDocument();
    expect(
      screen.getByText('2 more shifts in the next eight weeks'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All my shifts' })).toHaveAttribute(
      'href',
      '/oncall/mine',
    );
  });

  it('says what brings shifts when there are none', async () => {
    show();
    expect(
      await screen.findByText('You have no shifts in the next eight weeks.'),
    ).toBeInTheDocument();
  });

  it('says that the backend is absent', async () => {
    const api = new FakeOncallApi();
    api.error = Object.assign(new Error('no'), { statusCode: 404 });
    renderCard(<MyShiftsWidget />, api);
    expect(
      await screen.findByText(/backend is not installed/),
    ).toBeInTheDocument();
  });
});
