import { waitFor } from '@testing-library/react';
import { FakePlaybooksApi, playbookOf } from './__testUtils__/FakePlaybooksApi';
import { currentAddress, renderPage } from './__testUtils__/renderPage';

// What asks here is not the view.
jest.mock('./components/PlaybooksPage', () => ({ PlaybooksPage: () => null }));

describe('the request of a page before its view is there', () => {
  const openAt = (address: string) => {
    const api = new FakePlaybooksApi([playbookOf('# Lag')]);
    const asked = jest.spyOn(api, 'getPlaybook');
    renderPage(address, api);
    return asked;
  };

  it.each([
    ['/playbooks/pages/lag', 'lag'],
    ['/playbooks/pages/a%20b?v.namespace=pay#x', 'a b'],
  ])('%s asks for %s', async (address, id) => {
    const asked = openAt(address);
    await waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
    expect(asked.mock.calls[0][0]).toEqual({ id });
  });

  it.each(['/playbooks', '/playbooks/pages/', '/playbooks/pages/lag/more'])(
    '%s asks for none',
    async address => {
      const asked = openAt(address);
      await waitFor(() => expect(currentAddress()).toBe(address));
      // It would have asked by now: the page above does.
      await new Promise(done => {
        setTimeout(done, 500);
      });
      expect(asked).not.toHaveBeenCalled();
    },
  );
});
