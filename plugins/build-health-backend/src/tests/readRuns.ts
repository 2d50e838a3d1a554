import { rest } from '@internal/backend-kit';
import type { TestVerdictStore } from '../database/TestVerdictStore';
import { hasId } from './idSet';
import { MOST_ATTEMPTS } from './judgeTests';
import { TestWindow, type WindowRun } from './TestWindow';

/** Runs of one test, the oldest first, as far back as verdicts look by their number; what taught nothing is left out. */
export async function readRuns(
  store: Pick<
    TestVerdictStore,
    'readReports' | 'readBuilds' | 'readExceptions' | 'readSet'
  >,
  { id, pipelineId }: { id: number; pipelineId: number },
): Promise<WindowRun[]> {
  const window = await TestWindow.read(store, pipelineId, {
    since: new Date(0),
    most: MOST_ATTEMPTS,
  });
  const exceptions = await store.readExceptions(window.reportIds, id);
  // Attempts in hundreds of parts share most of their sets.
  const isIn = new Map<number, boolean>();
  const ran = new Set<string>();
  for (const [key, { setIds }] of window.sets) {
    for (const setId of setIds) {
      const known = isIn.get(setId);
      const found = known ?? hasId(await store.readSet(setId), id);
      isIn.set(setId, found);
      if (!found) continue;
      ran.add(key);
      break;
    }
    await rest();
  }
  return window
    .runsOf(
      key => ran.has(key),
      new Map(exceptions.map(one => [one.reportId, one])),
    )
    .sort((a, b) => a.at - b.at);
}
