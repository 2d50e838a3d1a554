import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ServiceSignalSlotProvider,
  type ServiceSignalReport,
} from '@callboard/backstage-plugin-callboard-react';
import type { OnCallAnswer } from '@callboard/backstage-plugin-oncall-common';
import { FakeOncallApi } from '../../__testUtils__/FakeOncallApi';
import {
  answerOf,
  levelOf,
  renderCard,
  shiftOf,
} from '../../__testUtils__/renderCard';
import { ana, chen } from '../../__testUtils__/schedules';
import { OnCallCard } from '../OnCallCard';
import { OncallSignal } from './OncallSignal';

const show = async (answer: OnCallAnswer | undefined, error?: Error) => {
  const api = new FakeOncallApi();
  api.answers = answer ? [answer] : [];
  api.error = error;
  renderCard(<OncallSignal />, api);
  const heading = await screen.findByRole('heading', { name: 'On-call' });
  return { api, row: heading.parentElement! };
};

const covered = levelOf(1, { now: shiftOf([ana], -1, 4) });

describe('OncallSignal', () => {
  it.each([
    ['good', answerOf([covered]), /Ana Ruiz until \d\d:\d\d/],
    [
      'warn',
      answerOf([{ ...covered, next: shiftOf([chen], 5, 9) }]),
      /Gap from/,
    ],
    [
      'warn',
      answerOf([levelOf(1), levelOf(2, { now: shiftOf([chen], -1, 4) })]),
      /Level 2 answers: Chen Li/,
    ],
    [
      'critical',
      answerOf([levelOf(1, { next: shiftOf([chen], 2, 4) })], {
        problem: 'nobody-now',
      }),
      /Nobody until \d\d:\d\d/,
    ],
    [
      'bad',
      answerOf([], { problem: 'no-schedule', reason: 'Ledger has none' }),
      /No schedule.*Ledger has none\./,
    ],
    ['unknown', undefined, /unknown: not read yet, or hidden from you/],
  ])('is %s where it should be', async (tone, answer, text) => {
    const { row } = await show(answer);
    expect(row).toHaveAttribute('data-tone', tone);
    expect(row).toHaveTextContent(text);
  });

  it.each([
    [403, 'unknown: you cannot see who is on call'],
    [404, 'unknown: the on-call backend is not installed'],
    [503, 'unknown: on-call did not load'],
  ])('says what %i means', async (statusCode, text) => {
    await show(undefined, Object.assign(new Error('no'), { statusCode }));
    expect(screen.getByText(text)).toBeInTheDocument();
  });

  it('reads again, and shares its request with the card', async () => {
    const api = new FakeOncallApi();
    const reports: (ServiceSignalReport | undefined)[] = [];
    renderCard(
      <>
        <OnCallCard />
        <ServiceSignalSlotProvider report={report => reports.push(report)}>
          <OncallSignal />
        </ServiceSignalSlotProvider>
      </>,
      api,
    );
    await screen.findByText(/not read yet/);
    expect(api.calls).toHaveLength(1);
    api.answers = [answerOf([covered])];
    const [again] = screen.getAllByRole('button', { name: 'Read again' });
    await userEvent.click(again);
    expect(await screen.findByText(/^Ana Ruiz until/)).toBeInTheDocument();
    expect(reports.at(-1)).toMatchObject({ tone: 'good' });
  });
});
