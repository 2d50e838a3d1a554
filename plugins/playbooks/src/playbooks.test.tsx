import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakePlaybooksApi, playbookOf } from './__testUtils__/FakePlaybooksApi';
import { currentAddress, renderPage } from './__testUtils__/renderPage';

const LAG = `---
variables:
  - name: token
    secret: true
    description: Of the ledger
---
# LedgerLag

## Meaning

Bookings wait.

## Impact

Customers see **old** balances.

## Diagnosis

1. Look at the pods:
   \`\`\`bash
   $ kubectl -n <namespace> get pods
   NAME
   \`\`\`

## Mitigation

Undo: start it again. See [the board](https://g.example), [this](#impact), ![a graph](graph.png).

\`\`\`
kubectl delete pod <pod>
\`\`\`

\`curl -H token ledger\`
`;

const writeText = () => jest.spyOn(navigator.clipboard, 'writeText');

describe('the list of playbooks', () => {
  it('shows pages, finds them, and leads to one', async () => {
    const user = userEvent.setup();
    const api = new FakePlaybooksApi([
      playbookOf(LAG, { problems: 2 }),
      playbookOf('# Cards', { id: 'cards', path: 'cards.md' }),
    ]);
    renderPage('/playbooks', api);
    expect(await screen.findByText('2 pages.')).toBeInTheDocument();
    const row = screen.getByRole('row', { name: /LedgerLag/ });
    expect(row).toHaveTextContent('1 step, 3 commands');
    expect(row).toHaveTextContent('2 notes for its author');
    await user.type(
      screen.getByRole('searchbox', { name: 'Title, alert, command or text' }),
      'ledger',
    );
    await waitFor(() =>
      expect(screen.queryByText('Cards')).not.toBeInTheDocument(),
    );
    await user.click(screen.getByRole('link', { name: 'LedgerLag' }));
    expect(
      await screen.findByRole('heading', { name: 'LedgerLag', level: 2 }),
    ).toBeInTheDocument();
    expect(currentAddress()).toBe('/playbooks/pages/lag');
  });

  it('asks once for a page, however it comes to it', async () => {
    const api = new FakePlaybooksApi([playbookOf(LAG)]);
    const asked = jest.spyOn(api, 'getPlaybook');
    renderPage('/playbooks/pages/lag', api);
    await screen.findByRole('heading', { name: 'LedgerLag', level: 2 });
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('says how to begin where there is none, and what to install', async () => {
    const api = new FakePlaybooksApi();
    const { unmount } = renderPage('/playbooks', api);
    expect(await screen.findByText('No page yet')).toBeInTheDocument();
    unmount();
    const absent = new FakePlaybooksApi();
    absent.failure = Object.assign(new Error('x'), { statusCode: 404 });
    renderPage('/playbooks', absent);
    expect(
      await screen.findByText('The playbooks backend does not answer'),
    ).toBeInTheDocument();
  });
});

describe('a playbook', () => {
  const open = async (query = '') => {
    const user = userEvent.setup();
    renderPage(
      `/playbooks/pages/lag${query}`,
      new FakePlaybooksApi([playbookOf(LAG)]),
    );
    await screen.findByRole('heading', { name: 'LedgerLag', level: 2 });
    return user;
  };
  const values = () => within(screen.getByRole('region', { name: 'Values' }));

  it('says first what users see and what to look at, what it is about last', async () => {
    const user = await open();
    expect(
      screen.getByRole('region', { name: 'What users see' }),
    ).toHaveTextContent('Customers see old balances.');
    expect(
      screen.getByRole('region', { name: 'First check' }),
    ).toHaveTextContent('kubectl -n <namespace> get pods');
    const titles = () =>
      screen
        .getAllByRole('heading')
        .map(({ textContent }) => textContent)
        .filter(title =>
          /^(Impact|Meaning|Diagnosis|Mitigation)$/.test(title!),
        );
    expect(titles()).toEqual(['Impact', 'Diagnosis', 'Mitigation', 'Meaning']);
    await user.click(screen.getByRole('button', { name: 'As written' }));
    expect(titles()).toEqual(['Meaning', 'Impact', 'Diagnosis', 'Mitigation']);
  });

  it('fills commands from the alert, and copies them without prompt and answer', async () => {
    const user = await open(
      '?label.namespace=pay%3B%20id&label.alertname=LedgerLag',
    );
    const copied = writeText();
    expect(screen.getByText('for alert LedgerLag')).toBeInTheDocument();
    expect(values().getByLabelText('namespace')).toHaveValue('pay; id');
    const check = within(screen.getByRole('region', { name: 'First check' }));
    await user.click(check.getByRole('button', { name: 'Copy: command' }));
    expect(copied).toHaveBeenCalledWith("kubectl -n 'pay; id' get pods");
  });

  it('does not copy a hole, and leads to the field that fills it', async () => {
    const user = await open();
    const check = within(screen.getByRole('region', { name: 'First check' }));
    expect(check.queryByRole('button', { name: /^Copy/ })).toBeNull();
    await user.click(check.getByRole('button', { name: 'needs namespace' }));
    expect(values().getByLabelText('namespace')).toHaveFocus();
    await user.keyboard('pay');
    expect(values().getByText('1 of 3 values filled')).toBeInTheDocument();
    expect(currentAddress()).toBe('/playbooks/pages/lag?v.namespace=pay');
    expect(
      check.getByRole('button', { name: 'Copy: command' }),
    ).toBeInTheDocument();
  });

  it('says why a value may not stand in a command', async () => {
    await open('?v.pod=-rf');
    expect(
      screen.getByRole('button', { name: /pod starts with - and would be/ }),
    ).toBeInTheDocument();
  });

  it('keeps a secret out of the address', async () => {
    const user = await open();
    const field = values().getByLabelText('token');
    expect(field).toHaveAttribute('type', 'password');
    await user.type(field, 'abc');
    expect(field).toHaveValue('abc');
    expect(currentAddress()).toBe('/playbooks/pages/lag');
  });

  it('asks once before a command that destroys', async () => {
    const user = await open('?v.pod=ledger-0');
    const copied = writeText();
    const block = within(
      screen.getByText('▲ Deletes pods').closest('div')!.parentElement!,
    );
    await user.click(block.getByRole('button', { name: 'Copy' }));
    expect(copied).not.toHaveBeenCalled();
    await user.click(
      block.getByRole('button', { name: 'Copy anyway: command' }),
    );
    expect(copied).toHaveBeenCalledWith('kubectl delete pod ledger-0');
  });

  it('opens links outside', async () => {
    await open();
    expect(screen.getByRole('link', { name: 'the board' })).toHaveAttribute(
      'rel',
      'noopener noreferrer',
    );
    expect(screen.getByRole('link', { name: 'this' })).toHaveAttribute(
      'href',
      '#user-content-impact',
    );
  });

  it('that is not there looks like one that may not be seen', async () => {
    renderPage('/playbooks/pages/nothing', new FakePlaybooksApi());
    expect(
      await screen.findByText(/may not see|not there|does not exist/i),
    ).toBeInTheDocument();
  });
});

describe('a pasted alert', () => {
  it('leads to its page, filled with its labels', async () => {
    const user = userEvent.setup();
    const lag = playbookOf(LAG);
    const api = new FakePlaybooksApi([lag]);
    api.answer = {
      matches: [{ playbook: lag, sectionId: 'diagnosis', reason: 'page-name' }],
      near: [],
    };
    renderPage('/playbooks/open', api);
    const field = await screen.findByLabelText('Alert');
    await user.click(field);
    await user.paste('{"alerts": [');
    expect(await screen.findByText(/no whole JSON/)).toBeInTheDocument();
    await user.clear(field);
    await user.paste(
      JSON.stringify({
        alerts: [{ labels: { alertname: 'LedgerLag', namespace: 'pay' } }],
      }),
    );
    expect(screen.getByText('Found: LedgerLag, 2 labels')).toBeInTheDocument();
    await user.click(
      await screen.findByRole('link', { name: 'Open filled page: LedgerLag' }),
    );
    expect(currentAddress()).toBe(
      '/playbooks/pages/lag?label.alertname=LedgerLag&label.namespace=pay#diagnosis',
    );
    const check = await screen.findByRole('region', { name: 'First check' });
    expect(check).toHaveTextContent('kubectl -n pay get pods');
  });

  it('without a page says what is near', async () => {
    const user = userEvent.setup();
    const api = new FakePlaybooksApi();
    api.answer = {
      matches: [],
      near: [
        { playbook: playbookOf(LAG), reason: 'page-name', alert: 'LedgerLag' },
      ],
    };
    renderPage('/playbooks/open', api);
    await user.click(await screen.findByLabelText('Alert'));
    await user.paste('LedgerLagHigh');
    expect(
      await screen.findByText('No playbook for LedgerLagHigh'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open filled page: LedgerLag' }),
    ).toBeInTheDocument();
  });
});
