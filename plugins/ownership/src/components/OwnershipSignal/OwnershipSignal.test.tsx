import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeOwnershipApi } from '../../__testUtils__/FakeOwnershipApi';
import { ownedBy, owners } from '../../__testUtils__/owners';
import { renderCard } from '../../__testUtils__/renderCard';
import { OwnershipSignal } from './OwnershipSignal';

const show = (sample: keyof typeof owners) =>
  renderCard(<OwnershipSignal />, { entityRef: owners[sample].entityRef });

const toneOf = (element: HTMLElement) =>
  element.closest('[data-tone]')?.getAttribute('data-tone');

describe('OwnershipSignal', () => {
  it('names the team when all is in order', async () => {
    show('owned');
    expect(toneOf(await screen.findByText('Payments Core'))).toBe('good');
    expect(
      screen.getByText('Ana Ruiz leads, 7 in the team'),
    ).toBeInTheDocument();
  });

  it('shows the worst finding with one next step', async () => {
    const user = userEvent.setup();
    const copied = jest.spyOn(navigator.clipboard, 'writeText');
    show('missing');
    expect(toneOf(await screen.findByText('No owner'))).toBe('bad');
    expect(screen.getByText(/names no owner, and neither/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /^Copy fix/ }));
    expect(copied).toHaveBeenCalledWith(
      'spec:\n  owner: group:default/your-team',
    );
  });

  it.each([
    ['proposed', 'Waiting for Ledger'],
    ['accepted', 'Ledger accepted, waiting for the descriptor'],
  ] as const)('says that a transfer is %s', async (status, text) => {
    const moving = ownedBy('moving', {
      transfer: {
        id: 't',
        status,
        to: { entityRef: 'group:default/ledger', title: 'Ledger' },
        proposedAt: new Date().toISOString(),
      },
    });
    renderCard(<OwnershipSignal />, {
      entityRef: moving.entityRef,
      api: new FakeOwnershipApi({ owners: [moving] }),
    });
    expect(toneOf(await screen.findByText(text))).toBe('progress');
    expect(screen.queryByText('Payments Core')).not.toBeInTheDocument();
  });

  it('asks to confirm soon, and speaks of worse first', async () => {
    show('ageing');
    expect(toneOf(await screen.findByText('Confirm soon'))).toBe('warn');
  });

  it('leads to the team that has to be mended', async () => {
    show('teamOfOne');
    expect(toneOf(await screen.findByText('Team of one'))).toBe('warn');
    expect(screen.getByRole('link', { name: 'Open Fraud' })).toHaveAttribute(
      'href',
      '/catalog/default/group/fraud',
    );
  });

  it('is unknown, not fine, when the entity is not read', async () => {
    renderCard(<OwnershipSignal />, {
      entityRef: 'component:default/stranger',
    });
    const text = 'unknown: not read yet, or hidden from you';
    expect(toneOf(await screen.findByText(text))).toBe('unknown');
  });

  it.each([
    [503, 'unknown: the owner did not load', true],
    [404, 'unknown: the ownership backend is not installed', true],
    [403, 'unknown: you cannot see who owns this', false],
  ])('%d: %s', async (statusCode, text, retry) => {
    const api = new FakeOwnershipApi();
    api.error = Object.assign(new Error('no'), { statusCode });
    renderCard(<OwnershipSignal />, {
      entityRef: owners.owned.entityRef,
      api,
    });
    expect(toneOf(await screen.findByText(text))).toBe('unknown');
    const again = screen.queryByRole('button', { name: 'Try again' });
    expect(Boolean(again)).toBe(retry);
    if (!again) return;
    api.error = undefined;
    await userEvent.click(again);
    expect(await screen.findByText('Payments Core')).toBeInTheDocument();
  });
});
