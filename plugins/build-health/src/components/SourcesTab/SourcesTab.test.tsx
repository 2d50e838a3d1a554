import { screen } from '@testing-library/react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { FakeBuildHealthApi } from '../../__testUtils__/FakeBuildHealthApi';
import { sourceOf } from '../../__testUtils__/organisation';
import { renderPage } from '../../__testUtils__/renderPage';

// Alone in its file: answers about permissions are kept for some seconds, by all tests of a file.
describe('SourcesTab', () => {
  it('shows nothing of what was given up to those who may not', async () => {
    const api = new FakeBuildHealthApi();
    api.sources = [sourceOf({ dead: 1, canCheck: true, canPoll: true })];
    const asked = jest.spyOn(api, 'listDeadDeliveries');
    const authorize = jest.fn((): AuthorizeResult.DENY => AuthorizeResult.DENY);
    renderPage('/build-health/sources', api, { authorize });
    expect(
      await screen.findByText('1 delivery could not be read'),
    ).toBeInTheDocument();
    expect(authorize).toHaveBeenCalled();
    expect(screen.queryByText('Deliveries that were given up')).toBeNull();
    expect(
      screen.queryByRole('button', { name: /Connect|Test|Fetch/ }),
    ).toBeNull();
    expect(asked).not.toHaveBeenCalled();
  });
});
