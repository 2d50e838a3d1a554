import { fateOf } from './fates';
import { hexOf, randomOf } from './random';
import type { HistoryContext } from './trunk';
import type { SampleBuild } from './types';
import { lengthOf, waitOf } from './weather';

/** A build before it has run. */
export type SampleRequest = Pick<
  SampleBuild,
  | 'pipeline'
  | 'runId'
  | 'number'
  | 'trigger'
  | 'isTrunk'
  | 'branch'
  | 'pullRequest'
  | 'isFork'
  | 'isFix'
  | 'author'
  | 'title'
  | 'createdAt'
>;

/** Providers tell of whole seconds. */
const toSeconds = (at: number): number => Math.floor(at / 1_000) * 1_000;

/** Runs it, and once more where somebody did: its attempts, in order. */
export function attemptsOf(
  request: SampleRequest,
  context: HistoryContext & { isBroken: boolean },
): SampleBuild[] {
  const { pipeline, runId, createdAt } = request;
  const { seed, now, isBroken } = context;
  const random = randomOf(seed, 'fate', runId);
  const fate = fateOf(random, request, { isBroken, now });
  const attempt = (
    nth: number,
    queuedAt: number,
    how: Pick<SampleBuild, 'outcome' | 'failure'> & { portion: number },
  ): SampleBuild => {
    const { outcome, failure, portion } = how;
    const wait =
      portion === 0 ? 0 : waitOf(random, queuedAt, { pipeline, now });
    const length = lengthOf(random, queuedAt, { pipeline, now }) * portion;
    return {
      ...request,
      sha: hexOf(
        seed,
        'commit',
        pipeline.repository,
        request.pullRequest ?? '',
        runId,
      ),
      attempt: nth,
      outcome,
      ...(failure && { failure }),
      createdAt: toSeconds(createdAt),
      queuedAt: toSeconds(queuedAt),
      startedAt: toSeconds(queuedAt + wait),
      finishedAt: toSeconds(queuedAt + wait + length + 1_000),
    };
  };
  const first = attempt(1, createdAt, fate);
  if (!fate.again) return [first];
  const { after, outcome } = fate.again;
  const second = attempt(2, first.finishedAt + after, {
    outcome,
    portion: 1,
    ...(outcome === 'failure' && { failure: 'broken-test' }),
  });
  // Nothing of the past is red now because nobody has tried again yet.
  if (createdAt < now && second.finishedAt > now) {
    return isBroken
      ? [first]
      : [attempt(1, createdAt, { outcome: 'success', portion: 1 })];
  }
  return [first, second];
}
