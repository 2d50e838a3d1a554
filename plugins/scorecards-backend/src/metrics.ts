import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { ChangeCause } from '@callboard/backstage-plugin-scorecards-common';
import type { RunOutcome } from './database/RunStore';

const EXEMPTION_STATES = ['requested', 'approved'] as const;

/** What came of a request to the push API. */
export type PushOutcome = 'accepted' | 'refused' | 'unauthorized' | 'failed';

/** The measures of the scorecards backend. */
export interface ScorecardsMetrics {
  /** Counts entities that were judged and kept, and what changed of them. */
  countResults(kept: {
    entities: number;
    checks: readonly { cause: ChangeCause }[];
    levels: readonly { cause: ChangeCause }[];
  }): void;
  recordRun(run: { provider: string; state: RunOutcome; ms: number }): void;
  countPush(outcome: PushOutcome): void;
  countPushedFacts(facts: { accepted: number; ignored: number }): void;
  /** Times what a draft would do. */
  timeWhatIf<T>(work: () => Promise<T>): Promise<T>;
  countNotice(
    kind: 'level' | 'exemption' | 'campaign' | 'digest',
    result: 'sent' | 'failed',
  ): void;
  /** Shows the seconds since each provider was last read well. */
  watchAges(
    read: () => Promise<readonly { provider: string; ageMs: number }[]>,
  ): void;
  /** Shows how many works of this process wait for others or are under way. */
  watchQueue(length: () => number): void;
  /** Shows how many exemptions wait or are in force. */
  watchExemptions(
    count: (state: (typeof EXEMPTION_STATES)[number]) => Promise<number>,
  ): void;
}

/** Labels are of closed sets: providers are those of the configuration and of modules. */
export function createScorecardsMetrics(
  metrics: MetricsService,
): ScorecardsMetrics {
  return {
    ...judgingMetrics(metrics),
    ...factMetrics(metrics),
    ...peopleMetrics(metrics),
  };
}

function judgingMetrics(
  metrics: MetricsService,
): Pick<ScorecardsMetrics, 'countResults' | 'timeWhatIf' | 'watchQueue'> {
  const judged = metrics.createCounter('scorecards.results.judged', {
    description: 'Entities whose results were judged and kept',
  });
  const changes = metrics.createCounter('scorecards.changes.total', {
    description: 'States of checks and levels that changed, by the cause',
  });
  const whatIfs = metrics.createHistogram('scorecards.what_if.duration', {
    description: 'Time to say what a draft would do',
    unit: 's',
  });
  const queue = metrics.createObservableGauge('scorecards.queue.length', {
    description: 'Works that wait for others or are under way',
  });
  return {
    countResults({ entities, checks, levels }) {
      judged.add(entities);
      for (const { cause } of checks)
        changes.add(1, { what: 'check', cause: cause.kind });
      for (const { cause } of levels)
        changes.add(1, { what: 'level', cause: cause.kind });
    },
    async timeWhatIf(work) {
      const start = performance.now();
      try {
        return await work();
      } finally {
        whatIfs.record((performance.now() - start) / 1_000);
      }
    },
    watchQueue: length =>
      queue.addCallback(async gauge => gauge.observe(length())),
  };
}

function factMetrics(
  metrics: MetricsService,
): Pick<
  ScorecardsMetrics,
  'recordRun' | 'countPush' | 'countPushedFacts' | 'watchAges'
> {
  const runs = metrics.createHistogram('scorecards.collector_run.duration', {
    description: 'Time that a run of a collector took, by how it ended',
    unit: 's',
  });
  const ages = metrics.createObservableGauge('scorecards.collector.age', {
    description: 'Time since the last run of a collector that went well began',
    unit: 's',
  });
  const pushes = metrics.createCounter('scorecards.pushes.total', {
    description: 'Requests to the push API',
  });
  const facts = metrics.createCounter('scorecards.pushed_facts.total', {
    description: 'Facts that were pushed and taken in, or known newer already',
  });
  return {
    recordRun: ({ provider, state, ms }) =>
      runs.record(ms / 1_000, { provider, state }),
    countPush: outcome => pushes.add(1, { outcome }),
    countPushedFacts({ accepted, ignored }) {
      facts.add(accepted, { outcome: 'accepted' });
      facts.add(ignored, { outcome: 'ignored' });
    },
    watchAges: read =>
      ages.addCallback(async gauge => {
        for (const { provider, ageMs } of await read())
          gauge.observe(ageMs / 1_000, { provider });
      }),
  };
}

function peopleMetrics(
  metrics: MetricsService,
): Pick<ScorecardsMetrics, 'countNotice' | 'watchExemptions'> {
  const notices = metrics.createCounter('scorecards.notices.total', {
    description: 'Notifications and digests that were sent, or failed',
  });
  const exemptions = metrics.createObservableGauge(
    'scorecards.exemptions.count',
    { description: 'Exemptions that wait to be decided, or are in force' },
  );
  return {
    countNotice: (kind, result) => notices.add(1, { kind, result }),
    watchExemptions: count =>
      exemptions.addCallback(async gauge => {
        for (const state of EXEMPTION_STATES)
          gauge.observe(await count(state), { state });
      }),
  };
}
