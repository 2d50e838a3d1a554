import { AuthenticationError, InputError } from '@backstage/errors';
import type { ResultStore } from './database/ResultStore';
import type { ProviderRecord, RunStore } from './database/RunStore';
import type { PushOutcome, ScorecardsMetrics } from './metrics';
import type { PushIntake } from './service/collectors/PushIntake';

/** Results as they are kept, and counted. */
export const measuredResults = (
  results: Pick<ResultStore, 'write' | 'read'>,
  metrics: Pick<ScorecardsMetrics, 'countResults'>,
): Pick<ResultStore, 'write' | 'read'> => ({
  read: refs => results.read(refs),
  write: async news => {
    const written = await results.write(news);
    const others = new Set(written.conflicts);
    const isKept = ({ entityRef }: { entityRef: string }) =>
      !others.has(entityRef);
    metrics.countResults({
      entities: news.results.length - others.size,
      checks: news.resultChanges.filter(isKept),
      levels: news.levelChanges.filter(isKept),
    });
    return written;
  },
});

/** Runs as they are kept, and timed. */
export function measuredRuns(
  runs: Pick<RunStore, 'begin' | 'end'>,
  metrics: Pick<ScorecardsMetrics, 'recordRun'>,
): Pick<RunStore, 'begin' | 'end'> {
  const open = new Map<string, { provider: string; start: number }>();
  return {
    begin: async run => {
      const id = await runs.begin(run);
      open.set(id, { provider: run.providerId, start: performance.now() });
      return id;
    },
    end: async run => {
      const begun = open.get(run.id);
      open.delete(run.id);
      if (begun) {
        const { provider, start } = begun;
        const ms = performance.now() - start;
        metrics.recordRun({ provider, state: run.state, ms });
      }
      return runs.end(run);
    },
  };
}

function outcomeOf(error: unknown): PushOutcome {
  if (error instanceof AuthenticationError) return 'unauthorized';
  return error instanceof InputError ? 'refused' : 'failed';
}

/** What builds push, counted. */
export function measuredIntake(
  intake: Pick<PushIntake, 'authenticate' | 'take'>,
  metrics: Pick<ScorecardsMetrics, 'countPush' | 'countPushedFacts'>,
): Pick<PushIntake, 'authenticate' | 'take'> {
  const counted = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      metrics.countPush(outcomeOf(error));
      throw error;
    }
  };
  return {
    authenticate: authorization => counted(intake.authenticate(authorization)),
    take: async (token, body) => {
      const answer = await counted(intake.take(token, body));
      metrics.countPush('accepted');
      metrics.countPushedFacts({
        accepted: answer.accepted,
        ignored: answer.ignored.length,
      });
      return answer;
    },
  };
}

/** How long ago providers were last read well; those that never were are left out. */
export const agesOf = (
  providers: readonly Pick<
    ProviderRecord,
    'providerId' | 'kind' | 'lastOkAt'
  >[],
  now: number,
): { provider: string; ageMs: number }[] =>
  providers.flatMap(({ providerId: provider, kind, lastOkAt }) =>
    kind !== 'pull' || lastOkAt === undefined
      ? []
      : { provider, ageMs: now - lastOkAt },
  );
