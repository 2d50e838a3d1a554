import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderCard } from '../../__testUtils__/renderCard';
import { FakeOwnershipApi } from '../../__testUtils__/FakeOwnershipApi';
import { teamNamed, teams } from '../../__testUtils__/teams';
import { ownedBy } from '../../__testUtils__/owners';
import { rowOf } from '../../__testUtils__/rows';
import { TeamCard } from './TeamCard';

const show = (sample: keyof typeof teams) =>
  renderCard(<TeamCard />, { entityRef: teams[sample].entityRef });

describe('TeamCard', () => {
  it('counts what a team answers for, and is calm', async () => {
    show('calm');
    expect(
      await screen.findByText(
        'Ledger answers for 14 entities. 7 people are in the team.',
      ),
    ).toBeInTheDocument();
    for (const count of ['9 components', '3 APIs', '2 systems']) {
      expect(screen.getByText(count)).toBeInTheDocument();
    }
    expect(
      screen.getByText(
        'All of its own entities name this team as their owner.',
      ),
    ).toBeInTheDocument();
    expect(document.querySelector('[data-chip]')).toBeNull();
    expect(
      screen.getByRole('button', { name: 'Copy channel #pay-core' }),
    ).toBeEnabled();
  });

  describe('what waits for the team', () => {
    const waiting = teamNamed('Ledger', { toConfirm: 2, requestCount: 1 });
    const asOwner = ({ entityRef, title }: typeof waiting) => ({
      entityRef,
      title,
      kind: 'group' as const,
    });
    const rows = [
      rowOf(ownedBy('ledger-api', { owner: asOwner(waiting) })),
      rowOf(ownedBy('journal', { owner: asOwner(waiting) })),
      rowOf(ownedBy('elsewhere')),
    ];
    const showWaiting = () => {
      const api = new FakeOwnershipApi({ teams: [waiting] });
      api.page = { ...api.page, items: rows, totalItems: rows.length };
      renderCard(<TeamCard />, { entityRef: waiting.entityRef, api });
      return api;
    };

    it('is confirmed in one go, and taken back', async () => {
      const api = showWaiting();
      await userEvent.click(
        await screen.findByRole('button', {
          name: 'Confirm 2: Ledger owns them',
        }),
      );
      const bar = await screen.findByRole('region', { name: 'Undo' });
      expect(api.confirmed.map(({ entityRef }) => entityRef)).toEqual([
        'component:default/ledger-api',
        'component:default/journal',
      ]);
      await userEvent.click(within(bar).getByRole('button', { name: 'Undo' }));
      expect(api.confirmed).toEqual([]);
    });

    it('keeps the focus in the card when the button has gone', async () => {
      const api = showWaiting();
      api.onWrite = () => {
        api.known.teams = [{ ...waiting, toConfirm: 0 }];
      };
      await userEvent.click(
        await screen.findByRole('button', {
          name: 'Confirm 2: Ledger owns them',
        }),
      );
      await screen.findByRole('region', { name: 'Undo' });
      expect(screen.queryByRole('button', { name: /^Confirm/ })).toBeNull();
      await waitFor(() =>
        expect(screen.getByRole('group', { name: 'Owns' })).toHaveFocus(),
      );
    });

    it('is listed before, without what sub-teams own', async () => {
      showWaiting();
      await userEvent.click(
        await screen.findByRole('button', { name: 'Which' }),
      );
      const list = await screen.findByRole('list', {
        name: 'What waits to be confirmed',
      });
      expect(
        within(list)
          .getAllByRole('link')
          .map(({ textContent }) => textContent),
      ).toEqual(['ledger-api', 'journal']);
    });

    it('says why confirming was refused', async () => {
      const api = showWaiting();
      api.refusal = Object.assign(new Error('no'), { statusCode: 403 });
      await userEvent.click(
        await screen.findByRole('button', {
          name: 'Confirm 2: Ledger owns them',
        }),
      );
      const [said] = await screen.findAllByText(
        'Not confirmed: you are no longer among those who answer.',
      );
      expect(said).toBeInTheDocument();
      expect(api.confirmed).toEqual([]);
    });

    it('says that requests wait, in a portal without the page too', async () => {
      showWaiting();
      expect(
        await screen.findByText('1 request waits for this team.'),
      ).toBeInTheDocument();
    });
  });

  it('adds up the sub-teams', async () => {
    show('withGaps');
    expect(
      await screen.findByText(
        'Payments and its 3 sub-teams answer for 1,140 entities. 7 people are in the team.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('1,024 components')).toBeInTheDocument();
    expect(screen.getByText('9 components')).toBeInTheDocument();
    expect(screen.getByText('6 dataset')).toBeInTheDocument();
  });

  it('gathers gaps by cause, each with its fix', async () => {
    const user = userEvent.setup();
    const copied = jest.spyOn(navigator.clipboard, 'writeText');
    show('withGaps');
    const gaps = await screen.findByRole('region', { name: 'To mend' });
    expect(gaps).toHaveTextContent('9 to mend');
    expect(gaps).toHaveTextContent(
      'They name no owner; the team owns them through system payments. Add spec.owner to each descriptor.',
    );
    expect(
      within(gaps).getByRole('link', { name: 'payout-batch' }),
    ).toHaveAttribute('href', '/catalog/default/component/payout-batch');
    expect(gaps).not.toHaveTextContent('Ana Ruiz');
    await user.click(
      within(gaps).getByRole('button', { name: 'and 1 more cause' }),
    );
    expect(gaps).toHaveTextContent(
      'Ana Ruiz of this team owns them personally.',
    );
    expect(gaps).toHaveTextContent('Another 3 are not listed here.');

    await user.click(
      within(gaps).getAllByRole('button', { name: /^Copy spec.owner/ })[0],
    );
    expect(copied).toHaveBeenCalledWith(
      'spec:\n  owner: group:default/payments',
    );
  });

  it('says what is wrong with the team itself', async () => {
    show('troubled');
    const list = await screen.findByRole('list', { name: 'What to mend' });
    expect(list).toHaveTextContent('Eve Sato is the only member of Fraud.');
    expect(list).toHaveTextContent('Fraud has no contact channel');
    expect(
      within(list).getByRole('button', { name: /^Copy fix/ }),
    ).toBeEnabled();
  });

  it('shows how a team comes to own something', async () => {
    show('empty');
    expect(
      await screen.findByText('Treasury owns nothing yet.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/owner: group:default\/treasury/),
    ).toBeInTheDocument();
    expect(screen.getByText('Nobody in the team')).toBeInTheDocument();
  });
});
