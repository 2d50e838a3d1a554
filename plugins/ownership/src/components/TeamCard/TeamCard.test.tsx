import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderCard } from '../../__testUtils__/renderCard';
import { teams } from '../../__testUtils__/teams';
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
