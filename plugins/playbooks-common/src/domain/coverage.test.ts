import type { AlertRule, PageRunFacts, RunFact } from '../types';
import { AlertIndex, type AlertPage } from './AlertIndex';
import {
  compareCoverage,
  coverageOf,
  coveragePasses,
  coverageTotals,
} from './coverage';
import type { LinkState } from './checkLink';
import { OldAddresses } from './OldAddresses';
import { OwnAddresses } from './OwnAddresses';
import { placeAlert, withAliases, type CoveredPage } from './placeAlert';

const NOW = new Date('2026-11-26T12:00:00Z');
const RESOLVER = 'https://portal.example/playbooks/r';
const GIT = 'https://github.com/org/repo/blob/main/pages';

type Page = Partial<CoveredPage & AlertPage> & { id: string };

const pageOf = (change: Page): CoveredPage & AlertPage => ({
  title: change.id,
  names: [change.id],
  alerts: [],
  addresses: [`${GIT}/${change.id}.md`],
  status: 'active',
  services: [],
  commands: 2,
  todos: 0,
  sections: [],
  version: '1',
  changedAt: '2026-10-01T00:00:00Z',
  isChangeSeen: true,
  ...change,
});

const ruleOf = (
  severity: string,
  runbookUrl?: string,
  labels: Record<string, string> = {},
): AlertRule => ({
  alert: '',
  line: 7,
  labels: { severity, ...labels },
  ...(runbookUrl && { runbookUrl }),
});

/** What other sites answered. */
const ASKED: Record<string, LinkState> = {
  'https://wiki.example/gone': 'broken',
  'https://wiki.example/there': 'ok',
};

const RUN: RunFact = {
  endedAt: '2026-11-20T10:00:00Z',
  outcome: 'fixed',
  version: '1',
  isDrill: false,
};
const USED: PageRunFacts = { lastRun: RUN, lastGoodRun: RUN };

/** Every alert with its rules against pages that were all used, or as said. */
function cover(
  alerts: Record<string, AlertRule[]>,
  pages: Page[],
  runs: (pageId: string) => PageRunFacts | undefined = () => USED,
) {
  const all = pages.map(pageOf);
  const ground = {
    pages: new Map(all.map(page => [page.id, page])),
    index: new AlertIndex(all, [], new OldAddresses([], [RESOLVER])),
    addresses: new OwnAddresses(
      [{ base: GIT, files: ['notes/index.md', 'plan.adoc'] }],
      [RESOLVER],
    ),
    linkStateOf: (address: string) => ASKED[address] ?? 'cannot-tell',
  };
  const placed = Object.entries(alerts).map(([alert, rules]) =>
    placeAlert(
      alert,
      [{ alert, sourceId: 'rules', path: 'a.yaml', rules }],
      ground,
    ),
  );
  return withAliases(placed, ground).map(one =>
    coverageOf(one, one.target && runs(one.target.page.id), NOW),
  );
}

const coverOne = (
  page: Page | undefined,
  link?: string,
  runs?: PageRunFacts | null,
) =>
  cover({ LedgerLag: [ruleOf('critical', link)] }, page ? [page] : [], () =>
    runs === null ? undefined : runs ?? USED,
  )[0];

describe('coverage of an alert', () => {
  const lag: Page = { id: 'LedgerLag' };
  const section = {
    id: 'ledgerlag',
    title: 'LedgerLag',
    commands: 1,
    todos: 0,
  };

  it.each<[string, Page | undefined, string | undefined, string]>([
    ['a page called like it', lag, undefined, 'page'],
    [
      'a section called like it',
      { id: 'Ledger', sections: [section] },
      undefined,
      'section',
    ],
    ['a link to a page of ours', { id: 'Other' }, `${GIT}/Other.md`, 'page'],
    [
      'the same in another view',
      { id: 'Other' },
      'https://github.com/org/repo/tree/main/pages/Other.md',
      'page',
    ],
    [
      'the address that asks by name',
      lag,
      'https://portal.example/playbooks/r/LedgerLag',
      'page',
    ],
    [
      'the address that asks for another alert',
      { id: 'LedgerSlow' },
      'https://portal.example/playbooks/r/LedgerSlow?x=1',
      'page',
    ],
    [
      'the address that asks, and no page',
      undefined,
      'https://portal.example/playbooks/r/LedgerLag',
      'none',
    ],
    ['nothing', undefined, undefined, 'none'],
    ['a link to nothing of ours', undefined, `${GIT}/Gone.md`, 'dead-link'],
    ['such a link beside a page', lag, `${GIT}/Gone.md`, 'dead-link'],
    ['a link that is none', undefined, 'TODO', 'dead-link'],
    [
      'a link to elsewhere where nothing is',
      undefined,
      'https://wiki.example/gone',
      'dead-link',
    ],
    [
      'such a link beside a page',
      lag,
      'https://wiki.example/gone',
      'dead-link',
    ],
    [
      'a link to elsewhere that was asked for',
      undefined,
      'https://wiki.example/there',
      'external',
    ],
    [
      'a page kept elsewhere that is gone',
      { ...lag, isExternal: true, isGone: true, commands: 0 },
      undefined,
      'dead-link',
    ],
    ['a link to a folder', undefined, `${GIT}/notes`, 'cannot-tell'],
    [
      'a link to a file that is no page',
      undefined,
      `${GIT}/plan.adoc`,
      'cannot-tell',
    ],
    [
      'a link to elsewhere',
      undefined,
      'https://wiki.example/LedgerLag',
      'cannot-tell',
    ],
    [
      'a link to elsewhere beside a page',
      lag,
      'https://wiki.example/LedgerLag',
      'page',
    ],
    [
      'a link that Prometheus fills',
      undefined,
      `${GIT}/{{ $labels.job }}`,
      'cannot-tell',
    ],
    [
      'a deprecated page',
      { ...lag, status: 'deprecated' },
      undefined,
      'deprecated',
    ],
    ['a page with something to write', { ...lag, todos: 2 }, undefined, 'todo'],
    ['a draft', { ...lag, status: 'draft' }, undefined, 'todo'],
    ['a page to read only', { ...lag, commands: 0 }, undefined, 'no-command'],
    [
      'a section to read only',
      { id: 'Ledger', sections: [{ ...section, commands: 0 }] },
      undefined,
      'no-command',
    ],
    [
      'a section that is whole in a page that is not',
      { id: 'Ledger', todos: 3, sections: [section] },
      undefined,
      'section',
    ],
    [
      'a page kept elsewhere',
      { ...lag, isExternal: true, commands: 0 },
      undefined,
      'external',
    ],
  ])('%s', (_, page, link, state) =>
    expect(coverOne(page, link).state).toBe(state),
  );

  it('that nobody has used', () => {
    const row = coverOne(lag, undefined, null);
    expect(row).toMatchObject({
      state: 'never-run',
      isUsed: false,
      trust: { level: 'never' },
    });
    expect(coverOne(lag)).toMatchObject({
      isUsed: true,
      trust: { level: 'fresh' },
    });
  });

  it('says everything, the worst first, with the parts of its words', () => {
    expect(
      coverOne(
        {
          ...lag,
          todos: 2,
          commands: 0,
          lastReviewed: '2026-01-10',
          reviewIn: '3 months',
        },
        `${GIT}/Gone.md`,
        null,
      ).findings,
    ).toEqual([
      { state: 'dead-link', address: `${GIT}/Gone.md` },
      { state: 'todo', count: 2 },
      { state: 'no-command' },
      { state: 'overdue', day: '2026-04-10' },
      { state: 'never-run' },
      { state: 'page' },
    ]);
  });

  it('takes the loudest severity and all services of its rules', () => {
    const [row] = cover(
      {
        LedgerLag: [
          ruleOf('warning', undefined, { service: 'ledger' }),
          ruleOf('page', undefined, { service: '{{ $labels.job }}' }),
        ],
      },
      [{ ...lag, services: ['fx', 'component:default/ledger'] }],
    );
    expect(row).toMatchObject({
      severity: 'critical',
      services: ['component:default/ledger', 'fx'],
      rules: [{ sourceId: 'rules', path: 'a.yaml', line: 7 }, { line: 7 }],
    });
  });
});

describe('aliases', () => {
  const link = `${GIT}/Everything.md`;
  const states = (alerts: string[], page: Partial<Page>) =>
    cover(
      Object.fromEntries(alerts.map(alert => [alert, [ruleOf('info', link)]])),
      [{ id: 'Everything', ...page }],
    ).map(
      ({ findings }) => findings.find(({ state }) => state === 'alias')?.count,
    );

  it('are alerts that share a page which does not name them', () => {
    expect(states(['LedgerLag', 'CardsDown', 'FxStale'], {})).toEqual([
      2, 2, 2,
    ]);
    expect(
      states(['LedgerLag', 'CardsDown'], { alerts: ['LedgerLag'] }),
    ).toEqual([undefined, 1]);
    expect(
      states(['LedgerLag', 'CardsDown'], {
        alerts: ['LedgerLag', 'CardsDown'],
      }),
    ).toEqual([undefined, undefined]);
  });

  it('are none where one alert alone leads to the page', () => {
    expect(states(['LedgerLag'], {})).toEqual([undefined]);
  });
});

describe('a list of alerts', () => {
  const rows = cover(
    {
      B: [ruleOf('warning')],
      A: [ruleOf('warning')],
      Todo: [ruleOf('critical')],
      Good: [ruleOf('critical', undefined, { service: 'Ledger' })],
      Unused: [ruleOf('critical')],
      Loud: [ruleOf('page')],
    },
    [{ id: 'Good' }, { id: 'Unused' }, { id: 'Todo', todos: 1 }],
    id => (id === 'Unused' ? undefined : USED),
  ).sort(compareCoverage);

  it('begins with what leads nowhere, the loudest first', () => {
    expect(rows.map(({ alert }) => alert)).toEqual([
      'Loud',
      'A',
      'B',
      'Todo',
      'Unused',
      'Good',
    ]);
  });

  it('is counted', () => {
    expect(coverageTotals(rows)).toEqual({
      alerts: 6,
      used: 2,
      nowhere: 3,
      byState: { none: 3, todo: 1, 'never-run': 1, page: 1 },
    });
  });

  it.each([
    [{}, 6],
    [{ states: ['none' as const] }, 3],
    [{ severities: ['warning' as const] }, 2],
    [{ q: 'good LEDG' }, 1],
    [{ service: 'ledger' }, 1],
    [{ service: 'component:default/ledger' }, 1],
    [{ service: 'component:other/ledger' }, 1],
    [{ service: 'component:default/ledge' }, 0],
    [{ service: 'ledge' }, 0],
  ])('lets %j pass', (filter, count) => {
    expect(rows.filter(coveragePasses(filter))).toHaveLength(count);
  });
});
