import type {
  LifecycleService,
  LoggerService,
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { ReadSourcesJob } from '../jobs/ReadSourcesJob';
import type { PageSource } from '../sources/PageSource';
import type { AlertRuleStore } from './AlertRuleStore';
import { RuleParser } from './RuleParser';
import { RuleSync } from './RuleSync';

/** Reads folders of rule files again and again; where there is none, nothing runs. */
export async function startReadingRules(options: {
  store: AlertRuleStore;
  sources: readonly PageSource[];
  logger: LoggerService;
  lifecycle: LifecycleService;
  scheduler: SchedulerService;
  schedule: SchedulerServiceTaskScheduleDefinition;
}): Promise<void> {
  const { store, sources, logger, lifecycle, scheduler, schedule } = options;
  if (sources.length === 0) {
    return;
  }
  const parser = new RuleParser();
  lifecycle.addShutdownHook(() => parser.close());
  const sync = new RuleSync({ store, parser, logger });
  await new ReadSourcesJob({
    id: 'playbooks-read-rules',
    sync,
    sources,
  }).start(scheduler, schedule);
}
