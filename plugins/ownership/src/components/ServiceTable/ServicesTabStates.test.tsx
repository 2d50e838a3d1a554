import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beNarrow, beWide } from '@internal/frontend-kit/testing';
import { coverage } from '../../__testUtils__/coverage';
import { FakeOwnershipApi } from '../../__testUtils__/FakeOwnershipApi';
import {
  currentAddress,
  renderPage,
  tellOfChange,
} from '../../__testUtils__/renderPage';
import { pageOf } from '../../__testUtils__/rows';
import { row, showServices } from '../../__testUtils__/servicesTab';

describe('ServicesTab when things go wrong', () => {
  const failing = (query: string) => {
    const api = new FakeOwnershipApi();
    api.coverage = coverage;
    api.listOwnerships = async () => {
      throw Object.assign(new Error('no'), { statusCode: 400 });
    };
    renderPage(`/ownership/services${query}`, api);
  };

  it('keeps the filters when the list fails: others may work', async () => {
    failing('?tier=1');
    expect(
      await screen.findByText(/The services did not load/),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Clear all' }));
    await waitFor(() => expect(currentAddress()).toBe('/ownership/services'));
  });

  it('keeps what is read beside the list when that fails', async () => {
    failing('?open=component:default/payment-router');
    expect(
      await screen.findByRole('dialog', { name: 'payment-router' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/The services did not load/),
    ).toBeInTheDocument();
  });

  it('keeps it when nothing matches any more', async () => {
    const api = showServices('?tier=1&open=component:default/payment-router');
    expect(
      await screen.findByRole('dialog', { name: 'payment-router' }),
    ).toBeInTheDocument();
    api.page = { ...pageOf([]), without: [] };
    await tellOfChange();
    expect(
      await screen.findByText('No service matches tier 1.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('dialog', { name: 'payment-router' }),
    ).toBeInTheDocument();
  });

  it('goes to the first page from one that is empty by now', async () => {
    const api = showServices('?cursor=gone&from=50');
    jest
      .spyOn(api, 'listOwnerships')
      .mockResolvedValueOnce(pageOf([], { totalItems: 6 }));
    expect(await row(/payment-router/)).toBeInTheDocument();
    expect(currentAddress()).toBe('/ownership/services');
  });
});

describe('ServicesTab on a phone', () => {
  beforeEach(beNarrow);
  afterEach(beWide);

  it('is a list; a press on a service shows what is known about it', async () => {
    showServices();
    const item = await screen.findByRole('button', { name: /card-art-cdn/ });
    expect(item).toHaveTextContent('No owner');
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
    await userEvent.click(item);
    expect(
      await screen.findByRole('dialog', { name: 'card-art-cdn' }),
    ).toBeInTheDocument();
  });

  it('keeps filters and order in a panel', async () => {
    showServices();
    await screen.findByRole('button', { name: /card-art-cdn/ });
    await userEvent.click(screen.getByRole('button', { name: 'Filters' }));
    const panel = await screen.findByRole('dialog', { name: 'Filters' });
    await userEvent.click(within(panel).getByRole('button', { name: /Order/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'By owner' }),
    );
    await waitFor(() =>
      expect(currentAddress()).toBe('/ownership/services?sort=owner'),
    );
  });
});
