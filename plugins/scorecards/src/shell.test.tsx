import { screen } from '@testing-library/react';
import { FakeScorecardsApi } from './__testUtils__/FakeScorecardsApi';
import { pageAddress, renderPage } from './__testUtils__/renderPage';
import { LEDGER, LEVEL2 } from './__testUtils__/sample';

describe('the page', () => {
  it('has tabs that are addresses', async () => {
    renderPage('/scorecards/steps', new FakeScorecardsApi());
    expect(
      await screen.findByRole('link', { name: /^My next steps/ }),
    ).toHaveAttribute('href', '/scorecards/steps');
    expect(screen.getByRole('link', { name: 'Collectors' })).toHaveAttribute(
      'href',
      '/scorecards/collectors',
    );
  });

  it('leads from an address that is not there to the overview', async () => {
    renderPage('/scorecards/nowhere', new FakeScorecardsApi());
    await screen.findByRole('link', { name: /^Overview/ });
    expect(pageAddress()).toBe('/scorecards');
  });

  it('shows an explanation as a page', async () => {
    renderPage(
      `/scorecards/explain?open=${LEVEL2}@${LEDGER}`,
      new FakeScorecardsApi(),
    );
    expect(
      await screen.findByRole('heading', {
        name: 'On-call level 2 is set: ledger',
      }),
    ).toBeInTheDocument();
    expect(await screen.findByText('Actual')).toBeInTheDocument();
  });

  it('says what to do with an address that names no check', async () => {
    renderPage('/scorecards/explain?open=nothing', new FakeScorecardsApi());
    expect(await screen.findByText('No check is named')).toBeInTheDocument();
  });
});
