import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { RESULTS_SIGNAL_CHANNEL } from '@callboard/backstage-plugin-scorecards-common';
import { FakeSignals } from '@internal/frontend-kit/testing';
import { FakeScorecardsApi, refusal } from './__testUtils__/FakeScorecardsApi';
import { currentAddress, renderCard } from './__testUtils__/renderCard';
import { FX_RATES, LEVEL2, PAYMENTS } from './__testUtils__/sample';
import { EntityScorecardsCard } from './components/EntityScorecardsCard';

const show = (entityRef?: string) => {
  const api = new FakeScorecardsApi();
  const signals = new FakeSignals();
  renderCard(<EntityScorecardsCard />, api, { entityRef, signals });
  return { api, signals };
};

const standingOf = async (title: string) =>
  within((await screen.findByText(title)).closest('li')!);

describe('the card of a service', () => {
  it('says first what to do next, how much work it is, and what is gained', async () => {
    show();
    expect(
      await screen.findByText(
        'Next: On-call level 2 is set, about 1 h, then Gold',
      ),
    ).toBeInTheDocument();
  });

  it('tells of each scorecard the level in words, and how it went', async () => {
    show();
    const readiness = await standingOf('Production readiness');
    expect(readiness.getByText('Silver, 2 of 4')).toBeInTheDocument();
    expect(
      readiness.getByText('from Bronze to Silver in 13 weeks'),
    ).toBeInTheDocument();
    expect(
      readiness.getByText(
        /^rose from Bronze to Silver on .+: rotation size of level 2 changed$/,
      ),
    ).toBeInTheDocument();
    const onCall = await standingOf('On-call health');
    expect(onCall.getByText('Covered, 1 of 2')).toBeInTheDocument();
    expect(
      onCall.getByText('Covered again, with changes in the last 13 weeks'),
    ).toBeInTheDocument();
  });

  it('warns of a level that was lost', async () => {
    show(FX_RATES);
    const readiness = await standingOf('Production readiness');
    expect(readiness.getByText('No level yet, 0 of 4')).toBeInTheDocument();
    expect(
      readiness.getByText(/^lost Bronze on/).closest('[data-tone]'),
    ).toHaveAttribute('data-tone', 'warn');
  });

  it('says what is frozen, and that it did not turn to fail', async () => {
    show();
    expect(
      await screen.findByText(
        'Repository files has been silent for 6 h: the result of 1 check is frozen, and did not turn to fail.',
      ),
    ).toBeInTheDocument();
  });

  it('opens the explanation of the next step by the address', async () => {
    show();
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Explain: On-call level 2 is set',
      }),
    );
    expect(await screen.findByRole('dialog')).toBeInTheDocument();
    expect(currentAddress()).toContain(`open=${LEVEL2}`);
  });

  it('is calm where nothing is left to do', async () => {
    const { api } = show('component:default/payment-router');
    expect(
      await screen.findByText('Nothing is left to do'),
    ).toBeInTheDocument();
    expect(document.querySelector('[data-chip]')).toBeNull();
    expect(api.asked.map(([method]) => method)).toEqual([
      'getScorecardsOfEntities',
    ]);
  });

  it('tells no scorecard from nothing known', async () => {
    const api = new FakeScorecardsApi();
    jest.spyOn(api, 'getScorecardsOfEntities').mockResolvedValue({
      items: [{ entityRef: 'x', scorecards: [], next: undefined, frozen: [] }],
    });
    renderCard(<EntityScorecardsCard />, api);
    expect(
      await screen.findByText('No scorecard is about ledger'),
    ).toBeInTheDocument();
  });

  it('says that it knows nothing of what the reader does not see', async () => {
    show('component:default/secret');
    expect(
      await screen.findByText('Nothing is known of it'),
    ).toBeInTheDocument();
  });

  it.each([
    [403, /^You cannot see this service/],
    [404, 'The scorecards backend does not answer'],
    [400, 'The scorecards did not load.'],
  ])('says what %i means', async (statusCode, text) => {
    const api = new FakeScorecardsApi();
    api.failure = refusal(statusCode);
    renderCard(<EntityScorecardsCard />, api);
    expect(await screen.findByText(text)).toBeInTheDocument();
  });
});

describe('a card that is looked at', () => {
  beforeEach(() => jest.spyOn(Math, 'random').mockReturnValue(0));
  afterEach(() => jest.restoreAllMocks());

  it('rises without reload', async () => {
    const { api, signals } = show();
    await screen.findByText('Silver, 2 of 4');
    api.services = api.services.map(one => ({
      ...one,
      states: one.owner === PAYMENTS ? 'pppppppppppp' : one.states,
    }));
    act(() => signals.send(RESULTS_SIGNAL_CHANNEL, {}));
    expect(await screen.findByText('Platinum, 4 of 4')).toBeInTheDocument();
    expect(screen.getByText('Nothing is left to do')).toBeInTheDocument();
    await waitFor(() =>
      expect(
        document.querySelector('#callboard-live-region [aria-live=polite]'),
      ).toHaveTextContent('Production readiness: Platinum, 4 of 4'),
    );
  });
});
