import { screen } from '@testing-library/react';
import {
  FakeScorecardsApi,
  refusal,
} from '../../__testUtils__/FakeScorecardsApi';
import { renderCard } from '../../__testUtils__/renderCard';
import { FX_RATES, LEDGER, LEVEL2 } from '../../__testUtils__/sample';
import { ScorecardsSignal } from './ScorecardsSignal';

const show = async (entityRef: string, failure?: Error) => {
  const api = new FakeScorecardsApi();
  api.failure = failure;
  renderCard(<ScorecardsSignal />, api, { entityRef });
  const heading = await screen.findByRole('heading', { name: 'Scorecards' });
  return heading.parentElement!;
};

describe('ScorecardsSignal', () => {
  it.each([
    ['good', LEDGER, 'Silver in Production readiness, 2 of 4'],
    ['warn', FX_RATES, /Production readiness lost Bronze on/],
    [
      'good',
      'component:default/payment-router',
      'Platinum in Production readiness, 4 of 4',
    ],
    [
      'unknown',
      'component:default/secret',
      'unknown: not read yet, or hidden from you',
    ],
  ])('is %s for %s', async (tone, entityRef, text) => {
    const row = await show(entityRef);
    expect(row).toHaveAttribute('data-tone', tone);
    expect(row).toHaveTextContent(text);
  });

  it('says what to do next, and leads to why', async () => {
    const row = await show(LEDGER);
    expect(row).toHaveTextContent('Next: On-call level 2 is set, about 1 h');
    const href = screen
      .getByRole('link', { name: 'Open next step' })
      .getAttribute('href')!;
    expect(decodeURIComponent(href)).toBe(
      `/scorecards/explain?open=${LEVEL2}@${LEDGER}`,
    );
  });

  it.each([
    [403, 'unknown: you cannot see results'],
    [404, 'unknown: the scorecards backend is not installed'],
    [400, 'unknown: scorecards did not load'],
  ])('says what %i means', async (statusCode, text) => {
    await show(LEDGER, refusal(statusCode));
    expect(screen.getByText(text)).toBeInTheDocument();
  });
});
