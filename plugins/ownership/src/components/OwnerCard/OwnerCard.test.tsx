import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeOwnershipApi } from '../../__testUtils__/FakeOwnershipApi';
import { owners } from '../../__testUtils__/owners';
import { renderCard } from '../../__testUtils__/renderCard';
import { OwnerCard } from './OwnerCard';

const show = async (sample: keyof typeof owners) => {
  renderCard(<OwnerCard />, { entityRef: owners[sample].entityRef });
  await screen.findByRole('heading', { name: 'Owner' });
};

/** The card of an entity that the API knows nothing of. */
const showStranger = (api: FakeOwnershipApi) =>
  renderCard(<OwnerCard />, { entityRef: 'component:default/stranger', api });

const failing = (name: string, statusCode: number) => {
  const api = new FakeOwnershipApi();
  api.error = Object.assign(new Error('refused'), { name, statusCode });
  return api;
};

describe('OwnerCard', () => {
  it('answers with team, people and channels, and is calm', async () => {
    await show('owned');
    expect(
      await screen.findByRole('link', { name: 'Payments Core' }),
    ).toHaveAttribute('href', '/catalog/default/group/payments-core');
    expect(screen.getByRole('link', { name: 'Ana Ruiz' })).toHaveAttribute(
      'href',
      '/catalog/default/user/ana.ruiz',
    );
    expect(screen.getByText(/\(lead\)/)).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open #pay-core' }),
    ).toHaveAttribute('href', 'https://chat.example.com/channels/pay-core');
    expect(
      screen.getByRole('link', { name: 'Open pay-core@example.com' }),
    ).toHaveAttribute('href', 'mailto:pay-core@example.com');
    expect(screen.getByRole('link', { name: 'Engineering' })).toBeVisible();
    expect(screen.getByText('Tier').parentElement).toHaveTextContent('Tier1');
    expect(document.querySelector('[data-chip]')).toBeNull();
    expect(screen.queryByText('What to mend')).not.toBeInTheDocument();
  });

  it('opens the rest of the people by key', async () => {
    await show('owned');
    const more = await screen.findByRole('button', { name: 'and 5 more' });
    expect(more).toHaveAttribute('aria-expanded', 'false');
    expect(screen.queryByText('Hana Ito')).not.toBeInTheDocument();
    more.focus();
    await userEvent.keyboard('{Enter}');
    expect(screen.getByRole('link', { name: 'Hana Ito' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Show fewer' })).toHaveFocus();
  });

  it('counts the people it does not list', async () => {
    await show('everything');
    await userEvent.click(
      await screen.findByRole('button', { name: 'and 41 more' }),
    );
    expect(
      screen.getByText('Another 36 people on the page of the team.'),
    ).toBeInTheDocument();
  });

  it('copies a channel by key', async () => {
    const user = userEvent.setup();
    const copied = jest.spyOn(navigator.clipboard, 'writeText');
    await show('owned');
    (
      await screen.findByRole('button', { name: 'Copy channel #pay-core' })
    ).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(copied).toHaveBeenCalledWith('#pay-core'));
  });

  it('says from where an owner or a channel is taken', async () => {
    await show('inherited');
    expect(await screen.findByText('(from system payments)')).toBeVisible();
  });

  it('folds many channels and names those of a parent team', async () => {
    await show('everything');
    const channels = await screen.findByRole('list', { name: 'Channels' });
    expect(within(channels).getAllByRole('listitem')).toHaveLength(2);
    await userEvent.click(screen.getByRole('button', { name: 'and 3 more' }));
    expect(within(channels).getAllByRole('listitem')).toHaveLength(5);
    const help = within(channels)
      .getByText(/#pay-help/)
      .closest('li')!;
    expect(help).toHaveTextContent('(from Payments)');
    expect(within(help).queryByRole('link')).not.toBeInTheDocument();
  });

  const finding = async (sample: keyof typeof owners, problem: string) => {
    await show(sample);
    const [{ reason, fix }] = owners[sample].findings;
    const list = await screen.findByRole('list', { name: 'What to mend' });
    expect(list).toHaveTextContent(reason);
    expect(list).toHaveTextContent(fix);
    const chip = within(list).getByText(problem).closest('[data-chip]');
    return { list, chip };
  };

  it.each([
    ['missing', 'bad', 'No owner', 'owner: group:default/your-team'],
    ['unparsable', 'bad', 'Owner not readable', 'group:payments-core-team'],
    [
      'notInCatalog',
      'bad',
      'Owner not in the catalog',
      'group:default/treasury',
    ],
    ['left', 'bad', 'Owner not in the catalog', 'group:default/your-team'],
    ['email', 'bad', 'Owner is an e-mail address', 'group:default/your-team'],
    ['person', 'warn', 'Owned by one person', 'group:default/payments-core'],
    [
      'noChannel',
      'warn',
      'No contact channel',
      'slack-channel: "#your-channel"',
    ],
  ] as const)(
    '%s: its own look, reason, and lines to paste',
    async (sample, tone, problem, snippet) => {
      const { list, chip } = await finding(sample, problem);
      expect(chip).toHaveAttribute('data-tone', tone);
      expect(list.querySelector('pre')).toHaveTextContent(snippet);
      expect(
        within(list).getByRole('button', {
          name: 'Copy lines for the descriptor',
        }),
      ).toBeEnabled();
    },
  );

  it.each([
    ['noMembers', 'bad', 'Nobody in the team', 'Open Ledger'],
    ['teamOfOne', 'warn', 'Team of one', 'Open Fraud'],
  ] as const)(
    '%s: its own look, reason, and the way to the team',
    async (sample, tone, problem, link) => {
      const { list, chip } = await finding(sample, problem);
      expect(chip).toHaveAttribute('data-tone', tone);
      expect(within(list).getByRole('link', { name: link })).toBeVisible();
    },
  );

  it('says since when, and folds all but the first', async () => {
    const since = new Date(Date.now() - 14 * 60 * 60_000).toISOString();
    const [first, second] = owners.everything.findings;
    const api = new FakeOwnershipApi({
      owners: [
        { ...owners.everything, findings: [{ ...first, since }, second] },
      ],
    });
    renderCard(<OwnerCard />, { entityRef: owners.everything.entityRef, api });
    const list = await screen.findByRole('list', { name: 'What to mend' });
    expect(list).toHaveTextContent(
      /^Team tree runs in a circle since .*\(14 h\)/,
    );
    expect(within(list).getAllByRole('listitem')).toHaveLength(1);
    await userEvent.click(
      screen.getByRole('button', { name: 'and 1 more to mend' }),
    );
    expect(within(list).getAllByRole('listitem')).toHaveLength(2);
  });

  it('puts what is bad before people and channels', async () => {
    await show('noMembers');
    const chip = await screen.findByText('Nobody in the team');
    const channel = screen.getByText('#pay-core');
    expect(
      chip.compareDocumentPosition(channel) & Node.DOCUMENT_POSITION_FOLLOWING,
    ).toBeTruthy();
  });

  it('never follows an address that is none', async () => {
    const api = new FakeOwnershipApi({
      owners: [
        {
          ...owners.owned,
          entityRef: 'component:default/stranger',
          channels: [
            {
              kind: 'link',
              label: 'handbook',
              // eslint-disable-next-line no-script-url
              href: 'javascript:alert(1)',
              from: 'group:default/payments-core',
            },
          ],
        },
      ],
    });
    showStranger(api);
    expect(await screen.findByText('handbook')).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'Open handbook' }),
    ).not.toBeInTheDocument();
  });

  it('says that an entity is not read yet or hidden, and reads it again', async () => {
    const api = new FakeOwnershipApi();
    showStranger(api);
    expect(
      await screen.findByText(
        /has not read this entity yet, or you cannot see/,
      ),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Read again' }));
    await waitFor(() => expect(api.requests).toHaveLength(2));
  });

  it('says when the catalog was never read completely', async () => {
    const api = new FakeOwnershipApi();
    api.asOf = undefined;
    showStranger(api);
    expect(
      await screen.findByText(/has not been read completely yet/),
    ).toBeInTheDocument();
  });

  it('shows the age of data that is older than promised', async () => {
    const api = new FakeOwnershipApi();
    api.asOf = new Date(Date.now() - 3 * 60 * 60_000).toISOString();
    renderCard(<OwnerCard />, { entityRef: owners.owned.entityRef, api });
    expect(await screen.findByText(/3 h old/)).toBeInTheDocument();
  });

  it('says what failed and tries again', async () => {
    const api = failing('ServiceUnavailableError', 503);
    renderCard(<OwnerCard />, { entityRef: owners.owned.entityRef, api });
    expect(
      await screen.findByText('The owner did not load.'),
    ).toBeInTheDocument();
    api.error = undefined;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('link', { name: 'Payments Core' }),
    ).toBeInTheDocument();
  });

  it('does not say whether a refused entity exists', async () => {
    showStranger(failing('NotAllowedError', 403));
    expect(
      await screen.findByText('You cannot see who owns this,'),
    ).toBeInTheDocument();
  });

  it('says how to install an absent backend', async () => {
    showStranger(failing('NotFoundError', 404));
    expect(
      await screen.findByText(/backend is not installed in this portal/),
    ).toBeInTheDocument();
    expect(screen.getByText(/backend\.add\(import/)).toBeInTheDocument();
  });

  it('announces that it loads', async () => {
    const api = new FakeOwnershipApi();
    api.silent = true;
    showStranger(api);
    expect(await screen.findByText('Loading The owner')).toBeInTheDocument();
  });
});
