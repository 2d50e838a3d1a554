import {
  HeldError,
  NoAccessError,
} from '@callboard/backstage-plugin-build-health-node';
import { workflowRunSchema, type WorkflowRun } from '../mapping/schemas';
import { stateOf } from '../mapping/states';
import { readRuns, type Asking } from './readRuns';
import type { OpenRun, PollState } from './state';
import type { Stepped } from './stepped';

/** So many are asked for each time, one by one. */
const ASKED = 20;
const MOST_OPEN = 500;
/** GitHub cancels what runs longer than 35 days. https://docs.github.com/en/actions/reference/limits */
const LONGEST_RUN_MS = 36 * 86_400_000;

export const createdAtOf = (run: WorkflowRun) =>
  new Date(run.created_at).toISOString();

/** Runs that have not ended, with those of a list: each is looked at until it has. */
export function withOpenOf(
  open: readonly OpenRun[],
  runs: readonly WorkflowRun[],
  now: Date,
): OpenRun[] {
  const oldest = new Date(now.getTime() - LONGEST_RUN_MS).toISOString();
  const seen = new Set(runs.map(({ id }) => id));
  return [
    ...open.filter(({ id, createdAt }) => !seen.has(id) && createdAt > oldest),
    ...runs
      .filter(run => stateOf(run) !== 'finished')
      .map(run => ({ id: run.id, createdAt: createdAtOf(run) })),
  ].slice(-MOST_OPEN);
}

/** Asks for runs one by one, until it is held up. */
async function findRuns(ids: readonly number[], asking: Asking) {
  const { client, scope, share, signal } = asking;
  const found: WorkflowRun[] = [];
  const gone = new Set<number>();
  for (const id of ids) {
    try {
      const { data } = await client.get(scope, {
        path: `actions/runs/${id}`,
        schema: workflowRunSchema,
        share,
        signal,
      });
      found.push(data);
    } catch (error) {
      if (error instanceof HeldError) return { found, gone, held: error };
      // It was removed.
      if (!(error instanceof NoAccessError)) throw error;
      gone.add(id);
    }
  }
  return { found, gone };
}

/** Asks for open runs that no page has shown. Those that are still going stand last, for the next time. */
export async function askForOpen(
  state: PollState,
  coveredFrom: string,
  asking: Asking,
): Promise<Stepped> {
  const { open } = state.recent;
  const asked = open
    .filter(({ createdAt }) => createdAt < coveredFrom)
    .slice(0, ASKED);
  const { found, gone, held } = await findRuns(
    asked.map(({ id }) => id),
    asking,
  );
  const read = await readRuns(found, asking, {
    detailsOf: () => 'all',
    trouble: state.trouble,
  });
  return {
    reports: read.reports,
    held: held ?? read.held,
    trouble: read.trouble,
    unreadable: 0,
    state: {
      ...state,
      recent: {
        ...state.recent,
        open: withOpenOf(
          open.filter(({ id }) => !gone.has(id)),
          read.done,
          asking.now,
        ),
      },
    },
  };
}
