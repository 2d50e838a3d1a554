import type { RootConfigService } from '@backstage/backend-plugin-api';
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
  config: RootConfigService;
  metrics: MetricsService;
  ruleStore: AlertRuleStore;
  runStore: Pick<RunStore, 'readFacts'>;
  register: Pages;
  ruleSources: readonly PageSource[];
}): CoverageReader {
  const { config, ruleStore, runStore, register, ruleSources } = options;
  const portal = config
    .getOptionalString('app.baseUrl')
    ?.replace(/\/{1,20}$/, '');
  const coverage = new CoverageReader({
    pages: register,
    alerts: new AlertRegister({
      store: ruleStore,
      ruleSources,
      resolvers: portal ? [`${portal}/playbooks/r`] : [],
    }),
    runFacts: () => runStore.readFacts(),
    sources: ruleSources,
  });
  watchCoverage(options.metrics, () => coverage.totals());
  return coverage;
}
