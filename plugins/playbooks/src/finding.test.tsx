import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FoundPlaybook } from '@callboard/backstage-plugin-playbooks-common';
import { FakePlaybooksApi, playbookOf } from './__testUtils__/FakePlaybooksApi';
import { currentAddress, renderPage } from './__testUtils__/renderPage';

const lag = playbookOf('# LedgerLag\n\n1. `kubectl -n <namespace> get pods`\n');
const other = playbookOf('# Ledger', { id: 'ledger', path: 'ledger.md' });

const foundOf = (
  playbook: FoundPlaybook['playbook'],
  change: Partial<FoundPlaybook> = {},
): FoundPlaybook => ({ playbook, reason: 'page-name', ...change });

describe('the address of an alert', () => {
  it('leads to its page, filled with its labels, and offers the others', async () => {
    const user = userEvent.setup();
    const api = new FakePlaybooksApi([lag, other]);
    api.answer = { matches: [foundOf(lag), foundOf(other)], near: [] };
    renderPage('/playbooks/r/LedgerLag?namespace=pay&label.pod=a%20b', api);
    expect(
      await screen.findByRole('heading', { name: 'LedgerLag', level: 2 }),
    ).toBeInTheDocument();
    const labels = { namespace: 'pay', pod: 'a b', alertname: 'LedgerLag' };
    expect(api.asked[0].labels).toEqual(labels);
    expect(currentAddress()).toMatch(/^\/playbooks\/pages\/lag\?/);
    expect(document.body).toHaveTextContent('kubectl -n pay get pods');
    await user.click(
      screen.getByRole('link', { name: '1 other page answers this alert' }),
    );
    expect(
      await screen.findByText(
        'Several pages answer this alert, the surest first.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('Ledger', { exact: true })).toBeInTheDocument();
  });

  it('opens the section that is called like the alert', async () => {
    const api = new FakePlaybooksApi([lag]);
    api.answer = { matches: [foundOf(lag, { sectionId: 'x-1' })], near: [] };
    renderPage('/playbooks/r/LedgerLag', api);
    await waitFor(() => expect(currentAddress()).toMatch(/#x-1$/));
  });

  it('does not send anybody to another system unasked', async () => {
    const api = new FakePlaybooksApi([lag]);
    api.answer = {
      matches: [
        foundOf({ ...lag, kind: 'external', url: 'https://wiki.example/lag' }),
      ],
      near: [],
    };
    renderPage('/playbooks/r/LedgerLag', api);
    expect(
      await screen.findByRole('link', { name: 'LedgerLag, opens elsewhere' }),
    ).toHaveAttribute('href', 'https://wiki.example/lag');
    expect(currentAddress()).toBe('/playbooks/r/LedgerLag');
  });

  it('without a page says who owns the alert, what is near, and begins a draft', async () => {
    const user = userEvent.setup();
    const api = new FakePlaybooksApi([lag]);
    api.answer = {
      matches: [],
      near: [{ ...foundOf(lag), alert: 'LedgerLag' }],
      owner: {
        entityRef: 'group:default/ledger',
        title: 'Ledger',
        label: 'service',
        service: { entityRef: 'component:default/ledger', title: 'The ledger' },
      },
    };
    api.listSources = async () => ({
      items: [
        {
          id: 'docs',
          url: 'https://github.com/org/docs/tree/main',
          pages: 1,
          refused: [],
        },
        { id: 'wiki', url: 'https://wiki.example', pages: 1, refused: [] },
      ],
    });
    renderPage(
      `/playbooks/r/LedgerLate?namespace=${encodeURIComponent(
        '`<img src=x onerror=alert(1)>\n---\n',
      )}`,
      api,
    );
    expect(
      await screen.findByText('No playbook for LedgerLate'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/which owns The ledger, by its label service/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open filled page: LedgerLag' }),
    ).toBeInTheDocument();

    await user.click(screen.getByRole('link', { name: 'Start a draft' }));
    const field = await screen.findByRole<HTMLTextAreaElement>('textbox', {
      name: 'Text of the page',
    });
    expect(field.value).toMatch(/^---\nalerts: \["LedgerLate"\]\n/);
    expect(field.value).toContain('owner: "group:default/ledger"');
    expect(field.value).toContain(
      '- namespace: `` `<img src=x onerror=alert(1)> --- ``',
    );
    expect(document.querySelector('img')).toBeNull();
    expect(
      await screen.findByRole('link', { name: /New file in docs/ }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(/^https:\/\/github\.com\/org\/docs\/new\/main\?/),
    );
    expect(screen.queryByText(/New file in wiki/)).not.toBeInTheDocument();

    const write = jest.spyOn(navigator.clipboard, 'writeText');
    await user.type(field, 'Mine.');
    await user.click(screen.getByRole('button', { name: /^Copy/ }));
    await waitFor(() =>
      expect(write).toHaveBeenCalledWith(expect.stringMatching(/Mine\.$/)),
    );
  });

  it('says that nobody is known to own it', async () => {
    renderPage('/playbooks/r/Unheard', new FakePlaybooksApi());
    expect(
      await screen.findByText(
        'Its labels name no team or service that you see.',
      ),
    ).toBeInTheDocument();
  });
});
