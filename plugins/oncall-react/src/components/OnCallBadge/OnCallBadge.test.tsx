import type { ReactElement } from 'react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { WITHOUT_END } from '@callboard/backstage-plugin-oncall-common';
import { answerOf, apiOf, levelOf, shiftOf } from '../../__testUtils__/answers';
import { oncallApiRef } from '../../api';
import { useOnCall } from '../../hooks/useOnCall';
import { clientOf } from '../../lib/queryClients';
import { OnCallBadge } from './OnCallBadge';

const PAYOUTS = 'component:default/payouts';
const covered = levelOf(1, { now: shiftOf(['Ana Ruiz'], -1, 4) });

const render = (element: ReactElement, { api }: ReturnType<typeof apiOf>) =>
  renderInTestApp(element, { apis: [[oncallApiRef, api]] });

const minutesAgo = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000).toISOString();

const withStatus = (statusCode: number) =>
  Object.assign(new Error('no'), { name: 'ResponseError', statusCode });

describe('OnCallBadge', () => {
  it.each([
    ['good', [covered], {}, /^Ana Ruiz until \d\d:\d\d/],
    [
      'good',
      [levelOf(1, { now: shiftOf(['Ana Ruiz', 'Chen Li'], -1, 48) })],
      {},
      /^Ana Ruiz and Chen Li until \w{3} \d+ \w{3}, \d\d:\d\d/,
    ],
    [
      'warn',
      [{ ...covered, next: shiftOf(['Chen Li'], 6, 9) }],
      {},
      /^Ana Ruiz until/,
    ],
    [
      'warn',
      [levelOf(1), levelOf(2, { now: shiftOf(['Chen Li'], -1, 4) })],
      {},
      /^Level 2 answers: Chen Li until/,
    ],
    [
      'critical',
      [levelOf(1, { next: shiftOf(['Chen Li'], 2, 4) })],
      { problem: 'nobody-now' as const },
      /^Nobody until \d\d:\d\d/,
    ],
    ['critical', [levelOf(1)], { problem: 'nobody-now' as const }, /^Nobody$/],
    ['bad', [], { problem: 'no-schedule' as const }, /^No schedule$/],
    [
      'unknown',
      [],
      { problem: 'source-silent' as const },
      /^unknown: the system that is asked is silent$/,
    ],
    [
      'unknown',
      [{ ...covered, source: { id: 'x', title: 'Pager', stale: true } }],
      {},
      /^Ana Ruiz until .*, last known$/,
    ],
    [
      'good',
      [
        {
          ...covered,
          now: { ...shiftOf(['Ana Ruiz'], -1, 4), endsAt: WITHOUT_END },
        },
      ],
      {},
      /^Ana Ruiz, always on call$/,
    ],
  ])('is %s where it should be', async (tone, levels, change, text) => {
    render(
      <OnCallBadge entity={PAYOUTS} />,
      apiOf([answerOf(PAYOUTS, levels, change)]),
    );
    const status = await screen.findByText(text);
    expect(status.closest('[data-tone]')).toHaveAttribute('data-tone', tone);
  });

  it('shows on a press who else is on call and who is next', async () => {
    render(
      <OnCallBadge entity={PAYOUTS} />,
      apiOf([
        answerOf(PAYOUTS, [
          { ...covered, next: shiftOf(['Chen Li'], 6, 9) },
          levelOf(2, { now: shiftOf(['Eve Sato'], -1, 4) }),
        ]),
      ]),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: /^Ana Ruiz until/ }),
    );
    const details = await screen.findByRole('dialog', { name: /^Ana Ruiz/ });
    expect(details).toHaveTextContent(
      /Level 2: Eve Sato.*Next: Chen Li, \d\d:\d\d.*Gap from/,
    );
  });

  it.each([
    [{ stale: false, readAt: minutesAgo(3) }, 'From PagerDuty, read 3 min ago'],
    [{ stale: true, readAt: minutesAgo(130) }, 'PagerDuty silent for 2 h'],
    [{ stale: true }, 'PagerDuty has not answered yet'],
  ])(
    'says which other system told it, and how old that is: %j',
    async (state, text) => {
      const source = { id: 'pagerduty', title: 'PagerDuty', ...state };
      const now = shiftOf(['Ana Ruiz'], -1, 4);
      now.people[0].known = false;
      render(
        <OnCallBadge entity={PAYOUTS} />,
        apiOf([answerOf(PAYOUTS, [levelOf(1, { now, source })])]),
      );
      // Whom only the other system knows has not left.
      await userEvent.click(
        await screen.findByRole('button', { name: /^Ana Ruiz until/ }),
      );
      expect(await screen.findByRole('dialog')).toHaveTextContent(text);
    },
  );

  it('is text alone where it stands in a link', async () => {
    render(
      <OnCallBadge entity={PAYOUTS} plain />,
      apiOf([
        answerOf(PAYOUTS, [{ ...covered, next: shiftOf(['Chen Li'], 4, 9) }]),
      ]),
    );
    expect(await screen.findByText(/^Ana Ruiz until/)).toBeInTheDocument();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('asks once for a hundred rows, and shares the answer with the hook', async () => {
    const refs = Array.from({ length: 100 }, (_, at) => `api:default/a${at}`);
    const backend = apiOf(refs.map(ref => answerOf(ref, [covered])));
    function First() {
      return <p>{useOnCall('API:default/A0').data?.item?.title}</p>;
    }
    const entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'API',
      metadata: { namespace: 'default', name: 'a1' },
    };
    render(
      <>
        {refs.map(ref => (
          <OnCallBadge key={ref} entity={ref} />
        ))}
        <OnCallBadge entity={entity} />
        <First />
      </>,
      backend,
    );
    expect(await screen.findByText('api:default/a0')).toBeInTheDocument();
    expect(await screen.findAllByText(/^Ana Ruiz until/)).toHaveLength(101);
    expect(backend.asked).toEqual([refs]);
  });

  it.each([
    [403, 'unknown: you cannot see who is on call'],
    [404, 'unknown: the on-call backend is not installed'],
    [400, 'unknown: on-call did not load'],
  ])('says what an answer of %i means', async (status, text) => {
    const backend = apiOf();
    backend.failWith(withStatus(status));
    render(<OnCallBadge entity={PAYOUTS} />, backend);
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('says that an entity was not read yet or is hidden', async () => {
    render(<OnCallBadge entity={PAYOUTS} />, apiOf());
    expect(
      await screen.findByText('unknown: not read yet, or hidden from you'),
    ).toBeInTheDocument();
  });

  it('keeps the last answer when on-call fails, and says so; a refusal takes it away', async () => {
    const backend = apiOf([answerOf(PAYOUTS, [covered])]);
    render(<OnCallBadge entity={PAYOUTS} />, backend);
    await screen.findByText(/^Ana Ruiz until \d\d:\d\d \w+$/);
    backend.failWith(withStatus(400));
    await clientOf(backend.api).refetchQueries();
    const status = await screen.findByText(/^Ana Ruiz .*, last known$/);
    expect(status.closest('[data-tone]')).toHaveAttribute(
      'data-tone',
      'unknown',
    );
    backend.failWith(withStatus(403));
    await clientOf(backend.api).refetchQueries();
    expect(await screen.findByText(/you cannot see/)).toBeInTheDocument();
    expect(screen.queryByText(/Ana Ruiz/)).toBeNull();
  });

  it('draws nothing in a portal without on-call', async () => {
    renderInTestApp(
      <div data-testid="place">
        <OnCallBadge entity={PAYOUTS} />
      </div>,
    );
    await waitFor(() =>
      expect(screen.getByTestId('place')).toBeEmptyDOMElement(),
    );
  });
});
