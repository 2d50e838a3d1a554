import type { TestVerdictStore } from '../database/TestVerdictStore';
import { MOST_ATTEMPTS } from './judgeTests';
import { SetCache } from './SetCache';
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
  const sets = new SetCache(store);
  const ran = new Set<string>();
  for (const [key, { setIds }] of window.sets) {
    for (const setId of setIds) {
      if ((await sets.read(setId)).includes(id)) ran.add(key);
    }
  }
  return window
    .runsOf(
      key => ran.has(key),
      new Map(exceptions.map(one => [one.reportId, one])),
    )
    .sort((a, b) => a.at - b.at);
}
