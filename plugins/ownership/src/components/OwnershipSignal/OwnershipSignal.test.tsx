import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  finding,
  type Ownership,
} from '@callboard/backstage-plugin-ownership-common';
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

  const transfer = {
    id: 't',
    status: 'proposed' as const,
    to: { entityRef: 'group:default/ledger', title: 'Ledger' },
    proposedAt: new Date().toISOString(),
  };
  const stale = { trust: owners.stale.trust, findings: owners.stale.findings };
  const noChannel = owners.noChannel.findings[0];
  const noOwner = finding('missing', { title: 'risk-model' });

  it.each<[string, Partial<Ownership>, tone: string, said: RegExp[]]>([
    [
      'a transfer that waits for the team',
      { transfer },
      'progress',
      [/^Waiting for Ledger$/, /^Payments Core answers until then$/],
    ],
    [
      'a transfer that waits for the descriptor',
      { transfer: { ...transfer, status: 'accepted' } },
      'progress',
      [
        /^Ledger accepted, waiting for the descriptor$/,
        /^Payments Core answers until then$/,
      ],
    ],
    [
      'an owner to be confirmed soon',
      { trust: owners.ageing.trust },
      'warn',
      [/^Confirm soon$/, /^Payments Core is the owner$/],
    ],
    [
      'an owner whom nobody confirmed for too long',
      stale,
      'unknown',
      [/^Not confirmed since /, /^Payments Core is the owner$/],
    ],
    [
      'a transfer before an overdue confirmation',
      { ...stale, transfer },
      'progress',
      [/^Waiting for Ledger$/],
    ],
    [
      'what is wrong with the owner before a transfer',
      { transfer, findings: [noOwner] },
      'bad',
      [/^No owner$/],
    ],
    [
      'a small gap before an overdue confirmation',
      { ...stale, findings: [...stale.findings, noChannel] },
      'warn',
      [/^No contact channel$/],
    ],
  ])('speaks of %s', async (_, difference, tone, said) => {
    const item = ownedBy('risk-model', difference);
    renderCard(<OwnershipSignal />, {
      entityRef: item.entityRef,
      api: new FakeOwnershipApi({ owners: [item] }),
    });
    const [sentence, ...details] = said;
    expect(toneOf(await screen.findByText(sentence))).toBe(tone);
    for (const detail of details) {
      expect(screen.getByText(detail)).toBeInTheDocument();
    }
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
