import {
  estimatePrior,
  testEvidence,
  testHealth,
  type TestEvidence,
} from '@callboard/backstage-plugin-build-health-common';
import { groupBy, rest } from '@internal/backend-kit';
import type {
  NewVerdict,
  TestVerdictStore,
  WindowException,
} from '../database/TestVerdictStore';
import { uniteIds } from './idSet';
import { SetCache } from './SetCache';
import { TestWindow, type WindowRun } from './TestWindow';

/** What a test did longer ago says little of it today. */
export const WINDOW_MS = 60 * 86_400_000;
/**
 * Attempts of builds that verdicts are made of: the statistics were tried on histories of 600 to 2,000 runs, and with 500 one of two
 * tests that fail once in 200 runs would not be found.
 */
export const MOST_ATTEMPTS = 1_000;
/**
 * A test that trunk has not run for so long, and in so many builds, is renamed or removed, though its last run failed: tests that run
 * once a week are seen again by then.
 */
const GONE = { ms: 8 * 86_400_000, builds: 20 };
type JudgingStore = Pick<
  TestVerdictStore,
  'readReports' | 'readBuilds' | 'readExceptions' | 'readSet' | 'readSuspects'
>;

/** Which tests are in which sets. */
interface Membership {
  /** Set key → those of the suspects that are in it. */
  suspects: Map<string, ReadonlySet<number>>;
  /** How many attempts ran a test, of the tests that passed in all of them. */
  passing: Map<number, number>;
}

async function readMembership(
  store: JudgingStore,
  window: TestWindow,
  suspects: ReadonlySet<number>,
): Promise<Membership> {
  const found: Membership = { suspects: new Map(), passing: new Map() };
  const sets = new SetCache(store);
  for (const [key, { setIds, attempts }] of window.sets) {
    const lists: (readonly number[])[] = [];
    for (const setId of setIds) lists.push(await sets.read(setId));
    const ids = uniteIds(lists);
    const own = new Set<number>();
    for (const id of ids) {
      if (suspects.has(id)) own.add(id);
      else found.passing.set(id, (found.passing.get(id) ?? 0) + attempts);
    }
    found.suspects.set(key, own);
    await rest();
  }
  return found;
}

/** What never failed is part of what is believed beforehand. */
function* evidenceOfAll(
  judged: Iterable<{ evidence: TestEvidence }>,
  passing: ReadonlyMap<number, number>,
) {
  for (const { evidence } of judged) yield evidence;
  for (const n of passing.values()) yield { n, failures: 0 };
}

const last = (moments: readonly number[]): number | undefined =>
  moments.length > 0 ? moments.reduce((a, b) => Math.max(a, b)) : undefined;

async function judge(
  window: TestWindow,
  { suspects }: Membership,
  failed: ReadonlyMap<number, readonly WindowException[]>,
  ids: ReadonlySet<number>,
): Promise<{ testId: number; runs: WindowRun[]; evidence: TestEvidence }[]> {
  const judged = [];
  for (const testId of ids) {
    const exceptions = new Map(
      failed.get(testId)?.map(one => [one.reportId, one]),
    );
    const runs = window.runsOf(
      key => suspects.get(key)!.has(testId),
      exceptions,
    );
    judged.push({ testId, runs, evidence: testEvidence(runs) });
    await rest();
  }
  return judged;
}

function isGone(
  window: TestWindow,
  { lastSeenAt, now }: { lastSeenAt: number | undefined; now: Date },
): boolean {
  if (lastSeenAt === undefined) return true;
  return (
    now.getTime() - lastSeenAt > GONE.ms &&
    window.trunkAfter(lastSeenAt) >= GONE.builds
  );
}

/** Verdicts on the tests of a pipeline that failed in the window, or were under suspicion before. */
export async function judgeTests(
  store: JudgingStore,
  pipelineId: number,
  now: Date,
): Promise<NewVerdict[]> {
  const since = new Date(now.getTime() - WINDOW_MS);
  const window = await TestWindow.read(store, pipelineId, {
    since,
    most: MOST_ATTEMPTS,
  });
  const failed = groupBy(
    await store.readExceptions(window.reportIds),
    ({ testId }) => testId,
  );
  const before = new Map(
    (await store.readSuspects(pipelineId, since)).map(one => [one.testId, one]),
  );
  const suspects = new Set([...failed.keys(), ...before.keys()]);
  // Tests that always pass cost nothing.
  if (suspects.size === 0) return [];
  const membership = await readMembership(store, window, suspects);
  const judged = await judge(window, membership, failed, suspects);
  const prior = estimatePrior(evidenceOfAll(judged, membership.passing));
  const verdicts: NewVerdict[] = [];
  for (const { testId, runs, evidence } of judged) {
    const wasFlaky = before.get(testId)?.isFlaky;
    const health = testHealth(evidence, { prior, wasFlaky });
    const lastSeenAt = last(runs.map(({ at }) => at));
    verdicts.push({
      testId,
      health: isGone(window, { lastSeenAt, now })
        ? { ...health, verdict: 'unknown', isFlaky: false }
        : health,
      lastSeenAt,
      lastFailureAt: last(
        runs.filter(({ first }) => first === 'failed').map(({ at }) => at),
      ),
    });
    await rest();
  }
  return verdicts;
}
