import { jobPayload, runPayload } from './payloads';

export interface MockAttempt {
  /** ISO 8601. */
  createdAt: string;
  /** How long it takes. */
  seconds: number;
  conclusion: 'success' | 'failure' | 'cancelled';
}

/** A run with its attempts, the first one first. */
export interface MockRun {
  id: number;
  attempts: MockAttempt[];
}

const isoOf = (at: number) => new Date(at).toISOString().replace('.000Z', 'Z');

/** When an attempt begins and ends. */
function timesOf(attempt: MockAttempt) {
  const began = Date.parse(attempt.createdAt);
  return { began, ended: began + attempt.seconds * 1_000 };
}

interface Moment {
  /** From 1. */
  attempt: number;
  /** What is looked at. */
  at: number;
}

/**
 * A run as it is at a moment. `created_at` stays that of the first attempt and `run_started_at` moves; it has no time of its end:
 * https://docs.github.com/en/rest/actions/workflow-runs#get-a-workflow-run
 */
export function attemptPayload(
  run: MockRun,
  { attempt, at, repository }: Moment & { repository: string },
) {
  const told = run.attempts[attempt - 1];
  const { began, ended } = timesOf(told);
  const isDone = ended <= at;
  const own = { id: 7, full_name: repository };
  return runPayload({
    id: run.id,
    run_attempt: attempt,
    run_number: run.id,
    status: isDone ? 'completed' : 'in_progress',
    conclusion: isDone ? told.conclusion : null,
    head_branch: 'trunk',
    head_sha: run.id.toString(16).padStart(40, 'c'),
    repository: own,
    head_repository: own,
    html_url: `https://github.com/${repository}/actions/runs/${run.id}`,
    created_at: run.attempts[0].createdAt,
    run_started_at: told.createdAt,
    // It is a bit later than the end of the last job.
    updated_at: isoOf(isDone ? ended + 2_000 : began),
  });
}

/** Two jobs; the second one fails where the attempt does, and ends last. */
export function jobsOf(run: MockRun, { attempt, at }: Moment) {
  const told = run.attempts[attempt - 1];
  const { began, ended } = timesOf(told);
  const isDone = ended <= at;
  const conclusionOf = (index: number) =>
    index === 0 ? 'success' : told.conclusion;
  return [0, 1].map(index =>
    jobPayload({
      id: run.id * 1_000 + attempt * 10 + index,
      run_id: run.id,
      run_attempt: attempt,
      name: index === 0 ? 'lint' : 'test',
      status: isDone ? 'completed' : 'in_progress',
      conclusion: isDone ? conclusionOf(index) : null,
      created_at: told.createdAt,
      started_at: isoOf(began + 1_000),
      completed_at: isDone ? isoOf(ended - (index === 0 ? 1_000 : 0)) : null,
    }),
  );
}

function conclusionsOf(index: number): MockAttempt['conclusion'][] {
  if (index % 100 === 0) return ['failure', 'failure', 'success'];
  if (index % 30 === 0) return ['failure', 'success'];
  return [index % 9 === 0 ? 'failure' : 'success'];
}

/**
 * Runs at even distances up to a moment. Each 9th fails, each 30th is run again and passes, each 100th is run three times.
 */
export function generateRuns(options: {
  count: number;
  /** The last one begins before this. */
  until: Date;
  everySeconds: number;
  firstId?: number;
}): MockRun[] {
  const { count, until, everySeconds, firstId = 1 } = options;
  return Array.from({ length: count }, (_, index) => {
    const begun = until.getTime() - (count - index) * everySeconds * 1_000;
    const attemptAt = (
      number: number,
      conclusion: MockAttempt['conclusion'],
    ): MockAttempt => ({
      createdAt: isoOf(Math.floor(begun / 1_000) * 1_000 + number * 600_000),
      seconds: 240 + (index % 60),
      conclusion,
    });
    const attempts = conclusionsOf(index).map((conclusion, number) =>
      attemptAt(number, conclusion),
    );
    return { id: firstId + index, attempts };
  });
}
