import type { EscalationTarget } from '../../types';
import { nextStep, type NextStepOptions, type StepPlace } from './nextStep';

/**
 * One step of what would happen. Times are milliseconds since 1970 in UTC.
 *
 * @public
 */
export interface SimulatedRow<Answer> {
  at: number;
  /** Absent for the fallback. */
  place?: StepPlace;
  targets: EscalationTarget[];
  /** What `resolve` has said; nobody is reached where its `reached` is empty. */
  answer: Answer;
}

/**
 * @public
 */
export interface Simulation<Answer> {
  rows: SimulatedRow<Answer>[];
  /** Present where nobody is paged before working hours: when they begin. */
  waitsUntil?: number;
  /** False where there are more steps than are told. */
  isComplete: boolean;
}

/**
 * Whom an alert would page, and when, if nobody acknowledged it.
 *
 * @param options - `at`: when it is opened; `resolve`: who is reached by targets at a time; `limit`: rows at most, 100 when absent
 * @public
 */
export async function simulateEscalation<
  Answer extends { reached: readonly unknown[] },
>(
  options: Pick<NextStepOptions, 'rules' | 'severity' | 'at' | 'zoneOf'> & {
    resolve: (
      targets: EscalationTarget[],
      at: number,
    ) => Answer | Promise<Answer>;
    limit?: number;
  },
): Promise<Simulation<Answer>> {
  const { rules, severity, zoneOf, resolve, limit = 100 } = options;
  const rows: SimulatedRow<Answer>[] = [];
  const add = async (
    at: number,
    targets: EscalationTarget[],
    place?: StepPlace,
  ) => {
    const answer = await resolve(targets, at);
    rows.push({ at, ...(place && { place }), targets, answer });
    return answer.reached.length > 0;
  };
  let next = nextStep({ rules, severity, at: options.at, zoneOf });
  const waits =
    next.kind !== 'over' && next.waitsUntil !== undefined
      ? { waitsUntil: next.waitsUntil }
      : {};
  while (next.kind === 'step' && rows.length < limit) {
    const { round, step, dueAt } = next;
    const after = { round, step };
    const isReached = await add(dueAt, rules.steps[step].targets, after);
    next = nextStep({
      rules,
      severity,
      after,
      at: dueAt,
      zoneOf,
      skipDelay: !isReached,
    });
  }
  if (next.kind === 'step') return { rows, ...waits, isComplete: false };
  if (next.kind === 'fallback' && rules.fallback) {
    if (rows.length >= limit) return { rows, ...waits, isComplete: false };
    await add(next.dueAt, [rules.fallback]);
  }
  return { rows, ...waits, isComplete: true };
}
