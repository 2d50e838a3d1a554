import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { OwnerTrust } from '@callboard/backstage-plugin-ownership-common';
import { FakeOwnershipApi } from '../../__testUtils__/FakeOwnershipApi';
import { ownedBy } from '../../__testUtils__/owners';
import { renderCard } from '../../__testUtils__/renderCard';
import { OwnerCard } from '../OwnerCard';

const year = new Date().getFullYear();
const confirmed = (level: OwnerTrust['level'], mayConfirm = false) => ({
  level,
  mayConfirm,
  confirmedAt: `${year}-06-15T12:00:00Z`,
  confirmedBy: { entityRef: 'user:default/ana.ruiz', title: 'Ana Ruiz' },
  dueAt: `${year}-09-13T12:00:00Z`,
});

async function show(trust: OwnerTrust, me?: string) {
  const api = new FakeOwnershipApi({
    owners: [ownedBy('payment-router', { trust })],
  });
  renderCard(<OwnerCard />, {
    entityRef: 'component:default/payment-router',
    api,
    me,
  });
  await screen.findByRole('link', { name: 'Payments Core' });
  return api;
}
const mark = () => document.querySelector('[data-trust]');
const button = (name: RegExp) => screen.findByRole('button', { name });

describe('ConfirmOwner', () => {
  it.each([
    ['fresh', 'Confirmed 15 Jun by Ana Ruiz, due by 13 Sep'],
    ['ageing', 'Confirmed 15 Jun by Ana Ruiz, confirm again by 13 Sep'],
    ['stale', 'Not confirmed since 15 Jun'],
    ['never', 'Not confirmed yet'],
  ] as const)('%s: a mark and a sentence', async (level, sentence) => {
    await show(confirmed(level));
    expect(mark()).toHaveAttribute('data-trust', level);
    expect(mark()).toHaveTextContent(sentence);
  });

  it('says "you" to who confirmed', async () => {
    await show(confirmed('fresh'), 'User:default/Ana.Ruiz');
    await waitFor(() =>
      expect(mark()).toHaveTextContent(
        'Confirmed 15 Jun by you, due by 13 Sep',
      ),
    );
  });

  it('does not name a person the reader does not see', async () => {
    await show({ ...confirmed('fresh'), confirmedBy: undefined });
    expect(mark()).toHaveTextContent('Confirmed 15 Jun, due by 13 Sep');
  });

  it.each([
    ['to others', confirmed('stale', false)],
    ['while it is fresh', confirmed('fresh', true)],
  ])('offers nothing %s', async (_, trust) => {
    await show(trust);
    expect(
      screen.queryByRole('button', { name: /right/ }),
    ).not.toBeInTheDocument();
  });

  it('confirms in one click, and takes it back', async () => {
    const api = await show(confirmed('stale', true));
    await userEvent.click(
      await button(/^Still right: Payments Core owns payment-router$/),
    );
    const bar = await screen.findByRole('region', { name: 'Undo' });
    expect(bar).toHaveTextContent(
      'Payments Core confirmed as owner of payment-router.',
    );
    expect(mark()).toHaveAttribute('data-trust', 'fresh');
    expect(api.confirmed).toEqual([
      {
        entityRef: 'component:default/payment-router',
        ownerRef: 'group:default/payments-core',
      },
    ]);
    await waitFor(() =>
      expect(screen.getByRole('group', { name: 'Owner' })).toHaveFocus(),
    );
    await userEvent.click(await button(/^Undo$/));
    await waitFor(() => expect(bar).not.toBeInTheDocument());
    expect(mark()).toHaveAttribute('data-trust', 'stale');
    expect(api.confirmed).toEqual([]);
  });

  it.each([
    [409, 'The owner has changed meanwhile'],
    [403, 'you are no longer among those who answer'],
    [503, 'Not confirmed\\.$'],
  ])('says at the button why it was refused: %s', async (statusCode, text) => {
    const api = await show(confirmed('never', true));
    api.refusal = Object.assign(new Error('no'), { statusCode });
    await userEvent.click(await button(/^This is right/));
    const said = await screen.findAllByText(new RegExp(text));
    // Beside the button, and in the region that screen readers speak.
    expect(said).toHaveLength(2);
    expect(await button(/^This is right/)).toBeEnabled();
  });
});
