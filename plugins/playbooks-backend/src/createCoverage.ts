import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { RunStore } from './database/RunStore';
import { watchCoverage } from './metrics';
import type { AlertRuleStore } from './rules/AlertRuleStore';
import type { Pages } from './service/Register';
import { AlertRegister } from './service/trust/AlertRegister';
import { CoverageReader } from './service/trust/CoverageReader';
import type { PageSource } from './sources/PageSource';

/** Puts together what tells which alerts lead where. */
export function createCoverage(options: {
  /** Addresses below which the name of an alert leads to its page. */
  resolvers: string[];
  metrics: MetricsService;
  ruleStore: AlertRuleStore;
  runStore: Pick<RunStore, 'readFacts'>;
  register: Pages;
  ruleSources: readonly PageSource[];
}): CoverageReader {
  const { resolvers, ruleStore, runStore, register, ruleSources } = options;
  const coverage = new CoverageReader({
    pages: register,
    alerts: new AlertRegister({
      store: ruleStore,
      ruleSources,
      resolvers,
    }),
    runFacts: () => runStore.readFacts(),
    sources: ruleSources,
  });
  watchCoverage(options.metrics, () => coverage.totals());
  return coverage;
}
