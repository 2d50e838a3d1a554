import type {
  AlertCoverage,
  CoverageFilter,
  CoverageFinding,
  CoverageState,
  CoverageTotals,
  PageRunFacts,
} from '../types';
import { namesEntity } from './PageRelations';
import type { PlacedAlert } from './placeAlert';
import { SEVERITIES } from './severity';
import { overdueSince, trustOf } from './trust';

/**
 * The worst first.
 *
 * @public
 */
export const COVERAGE_STATES: readonly CoverageState[] = [
  'none',
  'dead-link',
  'deprecated',
  'todo',
  'cannot-tell',
  'no-command',
  'alias',
  'overdue',
  'never-run',
  'external',
  'section',
  'page',
];

const NOWHERE: ReadonlySet<CoverageState> = new Set(['none', 'dead-link']);

/** What is to be mended comes before what is only not proven, and that before what is in order. */
const urgencyOf = (state: CoverageState) => {
  if (NOWHERE.has(state)) {
    return 0;
  }
  return COVERAGE_STATES.indexOf(state) < COVERAGE_STATES.indexOf('never-run')
    ? 1
    : 2 + COVERAGE_STATES.indexOf(state);
};

const byBadness = (a: CoverageFinding, b: CoverageFinding) =>
  COVERAGE_STATES.indexOf(a.state) - COVERAGE_STATES.indexOf(b.state);

/** What the page itself gives to say. */
function pageFindings(
  { page, section }: NonNullable<PlacedAlert['target']>,
  runs: PageRunFacts | undefined,
  now: Date,
): CoverageFinding[] {
  const { commands, todos } = section ?? page;
  const overdue = overdueSince({ ...page, runs }, now);
  const own: (CoverageFinding | false)[] = page.isExternal
    ? [
        page.isGone === true && {
          state: 'dead-link',
          ...(page.url && { address: page.url }),
        },
        { state: 'external' },
      ]
    : [
        (todos > 0 || page.status === 'draft') && {
          state: 'todo',
          ...(todos > 0 && { count: todos }),
        },
        commands === 0 && { state: 'no-command' },
        !runs?.lastRun && { state: 'never-run' },
        { state: section ? 'section' : 'page' },
      ];
  return [
    page.status === 'deprecated' && ({ state: 'deprecated' } as const),
    overdue !== undefined && ({ state: 'overdue', day: overdue } as const),
    ...own,
  ].filter(finding => finding !== false);
}

function shownPage({
  page,
  section,
  reason,
}: NonNullable<PlacedAlert['target']>): AlertCoverage['page'] {
  return {
    id: page.id,
    title: page.title,
    ...(page.url && { url: page.url }),
    ...(section && { sectionId: section.id, sectionTitle: section.title }),
    reason,
  };
}

/**
 * What an alert leads to, as of now.
 *
 * @public
 */
export function coverageOf(
  { target, findings: placed, ...alert }: PlacedAlert,
  runs: PageRunFacts | undefined,
  now: Date,
): AlertCoverage {
  const found = target ? pageFindings(target, runs, now) : [];
  const all = [...placed, ...found].sort(byBadness);
  const findings: CoverageFinding[] =
    all.length > 0 ? all : [{ state: 'none' }];
  return {
    ...alert,
    state: findings[0].state,
    findings,
    ...(target && {
      page: shownPage(target),
      ...(!target.page.isExternal && {
        trust: trustOf({ ...target.page, runs }, now),
      }),
    }),
    isUsed: target !== undefined && runs?.lastRun !== undefined,
  };
}

/**
 * The order of the list: what leads nowhere, what is to be mended, what is not proven, what is in order; the loudest first in
 * each.
 *
 * @public
 */
export const compareCoverage = (a: AlertCoverage, b: AlertCoverage): number =>
  urgencyOf(a.state) - urgencyOf(b.state) ||
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
  COVERAGE_STATES.indexOf(a.state) - COVERAGE_STATES.indexOf(b.state) ||
  (a.alert < b.alert ? -1 : 1);

/**
 * How many alerts lead where.
 *
 * @public
 */
export function coverageTotals(rows: readonly AlertCoverage[]): CoverageTotals {
  const byState: CoverageTotals['byState'] = {};
  for (const { state } of rows) {
    byState[state] = (byState[state] ?? 0) + 1;
  }
  return {
    alerts: rows.length,
    used: rows.filter(({ isUsed }) => isUsed).length,
    nowhere: rows.filter(({ state }) => NOWHERE.has(state)).length,
    byState,
  };
}

/**
 * Whether an alert is asked for.
 *
 * @public
 */
export function coveragePasses(
  filter: CoverageFilter,
): (row: AlertCoverage) => boolean {
  const words = (filter.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const service = filter.service?.toLowerCase();
  return ({ alert, severity, state, services, page }) => {
    const text = [alert, page?.title ?? '', ...services]
      .join('\n')
      .toLowerCase();
    return (
      (!filter.states?.length || filter.states.includes(state)) &&
      (!filter.severities?.length || filter.severities.includes(severity)) &&
      (service === undefined ||
        services.some(
          one => one.toLowerCase() === service || namesEntity(one, service),
        )) &&
      words.every(word => text.includes(word))
    );
  };
}
