import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Schedule } from '@callboard/backstage-plugin-oncall-common';
import { stopDate } from '../../__testUtils__/clock';
import { FakeOncallApi } from '../../__testUtils__/FakeOncallApi';
import { ledgerSchedule } from '../../__testUtils__/ledgerSchedule';
import { currentAddress, renderPage } from '../../__testUtils__/renderPage';

const DANA =
  'On call: Dana Roth (you), Mon 23 Nov, 09:00 to Sat 28 Nov, 18:00 CET, 5 d 9 h';
const GAP = 'On call: gap, Sat 28 Nov, 18:00 to 20:00 CET, 2 h';
const LAYER =
  'Weekly: Dana Roth (you), Mon 23 Nov, 09:00 to Sat 28 Nov, 18:00 CET, 5 d 9 h';

async function open(difference: Partial<Schedule> = {}) {
  const api = new FakeOncallApi();
  api.schedule = ledgerSchedule(difference);
  renderPage('/oncall/schedules/ledger-primary?zone=schedule', api);
  const bar = await screen.findByRole('button', { name: DANA });
  return { api, bar };
}

const bar = (name: string) => screen.getByRole('button', { name });
const press = (keys: string) => userEvent.keyboard(keys);

describe('keys of the timeline', () => {
  stopDate();

  it('is one tab stop', async () => {
    await open();
    const grid = screen.getByRole('grid', { name: /^Timeline/ });
    const stops = within(grid)
      .getAllByRole('button')
      .filter(each => each.tabIndex === 0);
    expect(stops).toHaveLength(1);
  });

  it('goes from shift to shift, and at the same moment from row to row', async () => {
    const { bar: first } = await open();
    first.focus();
    await press('{ArrowDown}');
    expect(bar(LAYER)).toHaveFocus();
    await press('{ArrowUp}{ArrowRight}');
    expect(bar(GAP)).toHaveFocus();
    await press('{ArrowLeft}');
    expect(bar(DANA)).toHaveFocus();
    await press('{Home}');
    expect(
      bar(
        'On call: Chen Li, Sat 21 Nov, 20:00 to Mon 23 Nov, 09:00 CET, 1 d 13 h',
      ),
    ).toHaveFocus();
    await press('{End}');
    expect(document.activeElement).toHaveAccessibleName(
      /^On call: Chen Li, Sat 5 Dec, 20:00/,
    );
  });

  it('turns pages and comes back to today, with the focus in the row', async () => {
    const { bar: first } = await open();
    first.focus();
    await press('{PageDown}');
    expect(currentAddress()).toContain('from=2026-12-07');
    await waitFor(() =>
      expect(document.activeElement).toHaveAccessibleName(
        /^On call: Chen Li, Sat 5 Dec, 20:00 to Mon 7 Dec/,
      ),
    );
    await press('{PageUp}');
    await waitFor(() => expect(currentAddress()).toContain('from=2026-11-23'));
    await press('t');
    await waitFor(() => expect(bar(DANA)).toHaveFocus());
    expect(currentAddress()).toBe(
      '/oncall/schedules/ledger-primary?zone=schedule',
    );
  });

  it('goes to the next gap, also to one of another window', async () => {
    const { bar: first } = await open();
    first.focus();
    await press('g');
    expect(bar(GAP)).toHaveFocus();
    await press('g');
    expect(document.activeElement).toHaveAccessibleName(
      /^On call: gap, Sat 5 Dec/,
    );
    await press('g');
    await waitFor(() =>
      expect(document.activeElement).toHaveAccessibleName(
        /^On call: gap, Sat 12 Dec/,
      ),
    );
  });

  it('opens the source of a shift, and gives the focus back', async () => {
    const { bar: first } = await open();
    first.focus();
    await press('{Enter}');
    expect(
      await screen.findByRole('dialog', { name: 'About this shift' }),
    ).toBeInTheDocument();
    await press('{Escape}');
    await waitFor(() => expect(bar(DANA)).toHaveFocus());
  });

  it('closes the source of a shift that does not have the focus yet', async () => {
    const { bar: first } = await open();
    await userEvent.click(first);
    await screen.findByRole('dialog', { name: 'About this shift' });
    fireEvent.keyDown(first, { key: 'Escape' });
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('begins an override at a shift, moves its end and says where it is', async () => {
    const { bar: first } = await open();
    first.focus();
    await press('o');
    const spoken = screen.getAllByRole('status')[0];
    await waitFor(() =>
      expect(document.body).toHaveTextContent(
        'Override from Tue 24 Nov, 11:00 CET until Sat 28 Nov, 18:00 CET',
      ),
    );
    await press('{Shift>}{ArrowLeft}{ArrowLeft}{/Shift}');
    await waitFor(() =>
      expect(spoken).toHaveTextContent('until Sat 28 Nov, 17:00 CET, 4 d 6 h'),
    );
    await press('{Enter}');
    const dialog = await screen.findByRole('dialog', {
      name: 'Override Ledger primary',
    });
    expect(within(dialog).getByLabelText('From, time')).toHaveValue('11:00');
    expect(within(dialog).getByLabelText('To, time')).toHaveValue('17:00');
  });

  it('gives an override up', async () => {
    const { bar: first } = await open();
    first.focus();
    await press('o{Escape}{Enter}');
    expect(
      await screen.findByRole('dialog', { name: 'About this shift' }),
    ).toBeInTheDocument();
  });

  it('begins none where the reader may not', async () => {
    const { bar: first } = await open({ allowed: [] });
    first.focus();
    await press('o{Enter}');
    expect(
      await screen.findByRole('dialog', { name: 'About this shift' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Override' }),
    ).not.toBeInTheDocument();
  });
});

describe('the pointer on the timeline', () => {
  stopDate();

  /** The final row is 1,400 px wide: 100 px a day. */
  async function track(difference?: Partial<Schedule>) {
    const { bar: first } = await open(difference);
    const element = first.closest<HTMLElement>('[role=presentation]')!;
    jest.spyOn(element, 'getBoundingClientRect').mockReturnValue({
      left: 0,
      width: 1_400,
    } as DOMRect);
    return element;
  }

  /** jsdom has no pointer events; React reads these. */
  const pointer = (type: string, init: MouseEventInit) =>
    new MouseEvent(type, { bubbles: true, ...init });

  function drag(element: HTMLElement, from: number, to: number) {
    const at = (clientX: number) => ({ clientX, button: 0, pointerId: 1 });
    fireEvent(element, pointer('pointerdown', at(from)));
    fireEvent(element, pointer('pointermove', at(to)));
    fireEvent(element, pointer('pointerup', at(to)));
  }

  it('draws an override in half hours', async () => {
    const element = await track();
    // Wednesday, 13:10, to 18:50.
    drag(element, 200 + (13.17 / 24) * 100, 200 + (18.83 / 24) * 100);
    const dialog = await screen.findByRole('dialog', {
      name: 'Override Ledger primary',
    });
    expect(within(dialog).getByLabelText('From, day')).toHaveValue(
      '2026-11-25',
    );
    expect(within(dialog).getByLabelText('From, time')).toHaveValue('13:00');
    expect(within(dialog).getByLabelText('To, time')).toHaveValue('19:00');
  });

  it('begins at the earliest now', async () => {
    const element = await track();
    drag(element, 20, 200);
    const dialog = await screen.findByRole('dialog', {
      name: 'Override Ledger primary',
    });
    expect(within(dialog).getByLabelText('From, day')).toHaveValue(
      '2026-11-24',
    );
    expect(within(dialog).getByLabelText('From, time')).toHaveValue('11:00');
  });

  it('draws nothing in the past, and nothing for who may not', async () => {
    const element = await track();
    drag(element, 0, 90);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('draws nothing where the reader may not', async () => {
    const element = await track({ allowed: ['edit'] });
    drag(element, 300, 400);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});
