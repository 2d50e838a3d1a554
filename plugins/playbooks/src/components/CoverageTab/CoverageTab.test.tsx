import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  coverageTotals,
  type AlertCoverage,
} from '@callboard/backstage-plugin-playbooks-common';
import { beNarrow, beWide } from '@internal/frontend-kit/testing';
import { FakePlaybooksApi } from '../../__testUtils__/FakePlaybooksApi';
import { currentAddress, renderPage } from '../../__testUtils__/renderPage';

const RULE = {
  sourceId: 'rules',
  path: 'fx.yaml',
  line: 7,
  url: 'https://git.example/fx.yaml',
};

const alertOf = (
  alert: string,
  change: Partial<AlertCoverage> = {},
): AlertCoverage => ({
  alert,
  severity: 'critical',
  services: [],
  state: 'none',
  findings: [{ state: change.state ?? 'none' }],
  isUsed: false,
  rules: [RULE],
  ...change,
});

const ROWS = [
  alertOf('FxRateStale', { services: ['component:default/fx-rates'] }),
  alertOf('CardTimeout', {
    severity: 'warning',
    state: 'dead-link',
    findings: [{ state: 'dead-link', address: 'https://docs.example/gone' }],
  }),
  alertOf('LedgerLagHigh', {
    severity: 'error',
    state: 'todo',
    findings: [
      { state: 'todo', count: 2 },
      { state: 'no-command' },
      { state: 'section' },
    ],
    page: {
      id: 'lag',
      title: 'Ledger',
      url: 'https://git.example/Ledger.md',
      sectionId: 'lag-high',
      sectionTitle: 'LedgerLagHigh',
      reason: 'section-name',
    },
    trust: {
      level: 'ageing',
      basis: { kind: 'run', day: '2026-10-16', daysAgo: 41 },
      changed: ['page'],
    },
  }),
  alertOf('LedgerDown', {
    state: 'page',
    isUsed: true,
    page: { id: 'down', title: 'LedgerDown', reason: 'page-name' },
    trust: {
      level: 'fresh',
      basis: { kind: 'drill', day: '2026-11-26', daysAgo: 0 },
      changed: [],
    },
  }),
];

function apiWith(rows: AlertCoverage[]) {
  const api = new FakePlaybooksApi();
  api.coverage = {
    items: rows,
    pageInfo: {},
    totalItems: rows.length,
    totals: coverageTotals(rows),
    sources: [{ id: 'rules', completedAt: '2026-11-26T03:00:00Z', broken: [] }],
  };
  return api;
}

const rowOf = (name: RegExp) => within(screen.getByRole('row', { name }));

describe('the coverage of alerts', () => {
  afterEach(beWide);

  it('answers in a sentence, and says of each alert where it leads and what to do', async () => {
    renderPage('/playbooks/coverage', apiWith(ROWS));
    expect(
      await screen.findByText(
        '1 of 4 alert names have a page that was used; 2 lead nowhere.',
      ),
    ).toBeInTheDocument();

    const stale = rowOf(/FxRateStale/);
    expect(stale.getByText('No page')).toBeInTheDocument();
    expect(stale.getByRole('link', { name: 'fx-rates' })).toHaveAttribute(
      'href',
      '/playbooks/coverage?service=component%3Adefault%2Ffx-rates',
    );
    expect(
      stale.getByRole('link', { name: 'Write: FxRateStale' }),
    ).toHaveAttribute('href', '/playbooks/r/FxRateStale');
    expect(stale.getByRole('link', { name: 'rule fx.yaml:7' })).toHaveAttribute(
      'href',
      'https://git.example/fx.yaml#L7',
    );

    const dead = rowOf(/CardTimeout/);
    expect(dead.getByText('to https://docs.example/gone')).toBeInTheDocument();
    expect(
      dead.getByRole('link', { name: 'Mend link: CardTimeout' }),
    ).toHaveAttribute('href', 'https://git.example/fx.yaml#L7');

    const todo = rowOf(/LedgerLagHigh/);
    expect(todo.getByText('TODO in 2 places')).toBeInTheDocument();
    expect(todo.getByText('No command to copy')).toBeInTheDocument();
    expect(
      todo.getByText('Last good run 41 days ago, page changed since'),
    ).toBeInTheDocument();
    expect(todo.getByRole('link', { name: 'Ledger' })).toHaveAttribute(
      'href',
      '/playbooks/pages/lag#lag-high',
    );
    expect(
      todo.getByRole('link', { name: 'Edit: LedgerLagHigh' }),
    ).toHaveAttribute('href', 'https://git.example/Ledger.md');

    const good = rowOf(/LedgerDown/);
    expect(good.getByText('Last good drill today')).toBeInTheDocument();
    expect(good.queryByRole('link', { name: /:/ })).toHaveTextContent(
      'rule fx.yaml:7',
    );
  });

  it('opens what another system keeps where it is kept', async () => {
    renderPage(
      '/playbooks/coverage',
      apiWith([
        alertOf('SwiftDown', {
          state: 'external',
          page: {
            id: 'x',
            title: 'SWIFT',
            url: 'https://wiki.example/swift',
            reason: 'front-matter',
          },
        }),
      ]),
    );
    const link = await screen.findByRole('link', { name: /^SWIFT, / });
    expect(link).toHaveAttribute('href', 'https://wiki.example/swift');
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    expect(
      screen.getByText('External page, no steps here'),
    ).toBeInTheDocument();
  });

  it('filters by the address, and the address by the filters', async () => {
    const user = userEvent.setup();
    renderPage(
      '/playbooks/coverage?state=none&state=todo&severity=error',
      apiWith(ROWS),
    );
    expect(await screen.findByText('LedgerLagHigh')).toBeInTheDocument();
    expect(screen.queryByText('FxRateStale')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Clear all' }));
    await screen.findByText('FxRateStale');
    expect(currentAddress()).toBe('/playbooks/coverage');
    await user.type(
      screen.getByRole('searchbox', { name: 'Alert, page or service' }),
      'nothing like it',
    );
    expect(await screen.findByText('No alert fits')).toBeInTheDocument();
    expect(currentAddress()).toBe('/playbooks/coverage?q=nothing+like+it');
    // The sentence is about all of them still.
    expect(screen.getByText(/^1 of 4 alert names/)).toBeInTheDocument();
  });

  it('is a list on a phone, with the same things to do', async () => {
    beNarrow();
    renderPage('/playbooks/coverage', apiWith(ROWS));
    expect(
      await screen.findByRole('link', { name: 'Write: FxRateStale' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
    for (const { alert } of ROWS) {
      expect(screen.getAllByText(alert)[0].closest('li')).toBeInTheDocument();
    }
  });

  it('says how to begin where no rule file is configured', async () => {
    renderPage('/playbooks/coverage', new FakePlaybooksApi());
    expect(
      await screen.findByText('No rule file is configured'),
    ).toBeInTheDocument();
    expect(screen.getByText(/rules:/)).toHaveTextContent('- id: alerts');
    expect(screen.getByRole('button', { name: /^Copy/ })).toBeInTheDocument();
  });

  it('says which files are to be mended, and which source was not read', async () => {
    const api = apiWith(ROWS);
    api.coverage.sources = [
      {
        id: 'rules',
        completedAt: '2026-11-26T03:00:00Z',
        problem: 'ENOENT',
        broken: [
          {
            path: 'a.yaml',
            url: 'https://git.example/a.yaml',
            problems: [{ line: 3, message: 'It is no YAML' }],
          },
        ],
      },
    ];
    renderPage('/playbooks/coverage', api);
    const failed = await screen.findByText(
      'The rules of rules were not read: ENOENT',
    );
    // What is shown is older than it should be.
    expect(
      failed.closest('[role=status]')?.querySelector('time'),
    ).toHaveAttribute('datetime', '2026-11-26T03:00:00.000Z');
    expect(
      screen.getByText('1 rule file has something to mend.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'a.yaml, line 3' }),
    ).toHaveAttribute('href', 'https://git.example/a.yaml#L3');
  });

  it('says that it may not be seen', async () => {
    const api = new FakePlaybooksApi();
    api.failure = Object.assign(new Error('no'), { statusCode: 403 });
    renderPage('/playbooks/coverage', api);
    expect(await screen.findByText(/may not|cannot see/i)).toBeInTheDocument();
  });

  it('shows no link that is none', async () => {
    renderPage(
      '/playbooks/coverage',
      apiWith([
        alertOf('Evil', {
          state: 'dead-link',
          findings: [{ state: 'dead-link', address: 'javascript:alert(1)' }], // eslint-disable-line no-script-url
          // eslint-disable-next-line no-script-url
          rules: [{ ...RULE, url: 'javascript:alert(1)' }],
        }),
      ]),
    );
    expect(await screen.findByText('Evil')).toBeInTheDocument();
    const links = rowOf(/Evil/).queryAllByRole('link');
    expect(links.map(link => link.getAttribute('href'))).toEqual([]);
  });

  it('downloads what is shown', async () => {
    const user = userEvent.setup();
    const api = apiWith(ROWS);
    const exported = jest.spyOn(api, 'exportCoverage');
    renderPage('/playbooks/coverage?state=none', api);
    await user.click(await screen.findByRole('button', { name: 'More' }));
    await user.click(
      await screen.findByRole('menuitem', { name: 'Download as CSV' }),
    );
    await waitFor(() =>
      expect(exported).toHaveBeenCalledWith({
        states: ['none'],
        severities: [],
      }),
    );
  });
});
