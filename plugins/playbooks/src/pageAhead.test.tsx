import { screen, waitFor } from '@testing-library/react';
import { FakePlaybooksApi, playbookOf } from './__testUtils__/FakePlaybooksApi';
import { renderPage } from './__testUtils__/renderPage';

const PAGE = '# Lag\n\n1. Look: `kubectl get pods`\n';

describe('the first request', () => {
  afterEach(() => window.history.replaceState({}, '', '/'));

  function openAt(address: string, path = address) {
    window.history.replaceState({}, '', address);
    const api = new FakePlaybooksApi([playbookOf(PAGE)]);
    const asked = jest.spyOn(api, 'getPlaybook');
    renderPage(path, api);
    return asked;
  }

  it('is for the page in the address, before its view is there', async () => {
    // The address bar names the page; the portal shows something else still, as it does while it signs in.
    const asked = openAt('/playbooks/pages/lag', '/catalog/a/b/c');
    await waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
    expect(asked.mock.calls[0][0]).toEqual({ id: 'lag' });
  });

  it('is the only one for that page', async () => {
    const asked = openAt('/playbooks/pages/lag');
    await screen.findByRole('heading', { name: 'Lag' });
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it.each(['/', '/playbooks', '/playbooks/pages/lag/more', '/other/pages/lag'])(
    'is not sent from %s',
    async address => {
      const asked = openAt(address, '/playbooks');
      await screen.findByText('Lag');
      expect(asked).not.toHaveBeenCalled();
    },
  );
});
