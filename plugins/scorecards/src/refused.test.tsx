import { screen, waitFor } from '@testing-library/react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { FakeScorecardsApi } from './__testUtils__/FakeScorecardsApi';
import { renderCard } from './__testUtils__/renderCard';
import { renderPage } from './__testUtils__/renderPage';
import { LEDGER, LEVEL2 } from './__testUtils__/sample';
import { ExplanationDrawer } from './components/ExplanationDrawer';

// In a file of its own: what is allowed is kept for the life of a window.
describe('who is not allowed', () => {
  const deny = () => {
    const asked = jest.fn((): AuthorizeResult.DENY => AuthorizeResult.DENY);
    return { asked, authorize: asked };
  };

  it('is not offered to have facts read again', async () => {
    const { asked, authorize } = deny();
    const api = new FakeScorecardsApi();
    renderCard(<ExplanationDrawer entityRef={LEDGER} />, api, {
      path: `/?open=${LEVEL2}`,
      authorize,
    });
    await screen.findByText('Wanted');
    await waitFor(() => expect(asked).toHaveBeenCalled());
    expect(screen.queryByRole('button', { name: /^Read again/ })).toBeNull();
  });

  it('sees no tab of collectors', async () => {
    const { asked, authorize } = deny();
    renderPage('/scorecards/steps', new FakeScorecardsApi(), { authorize });
    await screen.findByRole('link', { name: /^Matrix/ });
    await waitFor(() => expect(asked).toHaveBeenCalled());
    expect(screen.queryByRole('link', { name: 'Collectors' })).toBeNull();
  });
});
