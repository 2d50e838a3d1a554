import { screen } from '@testing-library/react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { FakeScorecardsApi } from './__testUtils__/FakeScorecardsApi';
import { renderPage } from './__testUtils__/renderPage';

const show = (path: string, api = new FakeScorecardsApi()) => {
  renderPage(path, api, { authorize: () => AuthorizeResult.DENY });
  return api;
};

// In a file of its own: what was allowed to the reader is remembered for seconds, from test to test.
describe('those who may not', () => {
  it('run collectors only read of them, and see no token', async () => {
    const api = show('/scorecards/collectors');
    await screen.findByText('1 source of facts is in order.');
    expect(screen.queryByRole('button', { name: /^Run now/ })).toBeNull();
    expect(screen.queryByText('Tokens of the push API')).toBeNull();
    expect(api.asked.map(([name]) => name)).not.toContain('listPushTokens');
  });

  it.each([
    ['/scorecards/documents', /^1 document\./],
    ['/scorecards/campaigns', /^1 campaign runs/],
  ])('write documents begin none on %s', async (path, answer) => {
    show(path);
    await screen.findByText(answer);
    expect(screen.queryByRole('button', { name: /^New / })).toBeNull();
  });
});
