import type { PageTab } from '../lib/pagePaths';
import { useOrganisation } from './useOrganisation';
import { useRange } from './useRange';
import { useQuarantined, useTests } from './useTests';

/**
 * What stands beside the names of tabs; absent until it is known. What is red comes with the answer that its own tabs are made of: it is
 * the dearest, and not asked for elsewhere.
 */
export function useTabCounts(tab: PageTab): Partial<Record<PageTab, number>> {
  const { days } = useRange();
  const isWanted = tab === 'red' || tab === 'teams';
  const organisation = useOrganisation(days, { isWanted });
  const flaky = useTests({ verdict: 'flaky', limit: 1 });
  const quarantined = useQuarantined();
  return {
    red: organisation.data?.redCount,
    tests: flaky.data?.total,
    quarantine: quarantined.data?.items.length,
  };
}
