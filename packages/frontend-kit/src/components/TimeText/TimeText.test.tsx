import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { formatInstant } from '../../lib/instant';
import { renderKit, watchClipboard } from '../../__testUtils__/renderKit';
import { CountText } from '../CountText/CountText';
import { DataAge } from '../DataAge/DataAge';
import { DurationText } from '../DurationText/DurationText';
import { TimeText } from './TimeText';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('TimeText', () => {
  it('is relative and live under a day', () => {
    jest.useFakeTimers({ now: new Date('2026-11-24T12:00:00Z') });
    renderKit(<TimeText value="2026-11-24T11:56:00Z" />);
    const time = screen.getByText('4 min ago');
    expect(time).toHaveAttribute('datetime', '2026-11-24T11:56:00.000Z');
    act(() => jest.advanceTimersByTime(MINUTE));
    expect(time).toHaveTextContent('5 min ago');
    jest.useRealTimers();
  });

  it.each([
    [-10_000, 'just now'],
    [3 * HOUR + MINUTE, 'in 3 h'],
  ])('reads well %d ms away', (distance, text) => {
    renderKit(<TimeText value={Date.now() + distance} plain />);
    expect(screen.getByText(text)).toBeInTheDocument();
  });

  it('is a date with its zone when it is older', () => {
    const value = Date.now() - 48 * HOUR;
    renderKit(<TimeText value={value} timeZone="Asia/Kolkata" plain />);
    const text = formatInstant(new Date(value), { timeZone: 'Asia/Kolkata' });
    expect(text).toMatch(/IST$/);
    expect(screen.getByText(text)).toBeInTheDocument();
  });

  it('shows both zones, UTC and ISO on focus', async () => {
    const user = userEvent.setup();
    renderKit(
      <TimeText value="2026-11-24T02:12:00Z" timeZone="Asia/Kolkata" />,
    );
    await user.tab();
    const tooltip = await screen.findByRole('tooltip');
    expect(tooltip).toHaveTextContent(/There.*07:42 IST \(UTC\+5:30\)/);
    expect(tooltip).toHaveTextContent(/Yours/);
    expect(tooltip).toHaveTextContent(/02:12 UTC/);
    expect(tooltip).toHaveTextContent('2026-11-24T02:12:00.000Z');
  });

  it('copies the ISO text from the popover', async () => {
    const user = userEvent.setup();
    const writeText = watchClipboard();
    renderKit(<TimeText value="2026-11-24T02:12:00Z" />);
    await user.click(screen.getByRole('button'));
    const popover = await screen.findByRole('dialog');
    await user.click(
      within(popover).getByRole('button', { name: 'Copy timestamp' }),
    );
    expect(writeText).toHaveBeenCalledWith('2026-11-24T02:12:00.000Z');
  });

  it('says when a value is no time', () => {
    renderKit(<TimeText value="yesterday" />);
    expect(screen.getByText('unknown time')).toBeInTheDocument();
  });
});

describe('DataAge', () => {
  it('is silent until the data is older than promised', () => {
    jest.useFakeTimers({ now: new Date('2026-11-24T12:00:00Z') });
    const { container, update } = renderKit(
      <DataAge value={Date.now() - 4 * MINUTE} promisedMs={5 * MINUTE} />,
    );
    expect(container).toBeEmptyDOMElement();
    update(<DataAge value={Date.now() - 6 * MINUTE} promisedMs={5 * MINUTE} />);
    expect(container).toHaveTextContent(/^from \d\d:\d\d \S+, 6 min old$/);
    update(<DataAge value={Date.now() - 50 * HOUR} />);
    expect(container).toHaveTextContent(/^from \w{3} \d+ \w+, .+, 2 d old$/);
    jest.useRealTimers();
  });
});

describe('DurationText and CountText', () => {
  it('writes a duration for people and machines', () => {
    renderKit(<DurationText milliseconds={200_000} />);
    expect(screen.getByText('3 min 20 s')).toHaveAttribute(
      'datetime',
      'PT200S',
    );
  });

  it('gives the exact count on focus when it is shortened', async () => {
    const user = userEvent.setup();
    renderKit(
      <>
        <CountText value={1204} />
        <CountText value={123_600} />
      </>,
    );
    expect(screen.getByText('1,204')).toBeInTheDocument();
    expect(screen.getAllByRole('button')).toHaveLength(1);
    await user.tab();
    expect(await screen.findByRole('tooltip')).toHaveTextContent('123,600');
  });
});
