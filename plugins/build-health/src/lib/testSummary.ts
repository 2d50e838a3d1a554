import type {
  TestPage,
  TestSummary,
} from '@callboard/backstage-plugin-build-health-common';

/** Tests of a page that want somebody. */
export interface WantedTests {
  wanted: TestSummary[];
  counts: Record<'broken' | 'flaky' | 'unknown', number>;
  /** Further pages may have more of them. */
  mayBeMore: boolean;
}

/** Leaves healthy tests out: they failed lately, for a reason that is mended, and stand behind all others. */
export function wantedOf({ items, pageInfo }: TestPage): WantedTests {
  const wanted = items.filter(({ verdict }) => verdict !== 'healthy');
  const count = (verdict: string) =>
    wanted.filter(test => test.verdict === verdict).length;
  return {
    wanted,
    counts: {
      broken: count('broken'),
      flaky: count('flaky'),
      unknown: count('unknown'),
    },
    mayBeMore:
      pageInfo.nextCursor !== undefined && wanted.length === items.length,
  };
}
