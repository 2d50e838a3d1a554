import type {
  AlertSeverity,
  EscalationRules,
  EscalationStep,
} from '../../types';
import { hoursBegin, isWithinHours } from './hours';

const MINUTE = 60_000;

/**
 * A step of a round; the first of each is 0.
 *
 * @public
 */
export interface StepPlace {
  round: number;
  step: number;
}

/**
 * What comes next for an alert that nobody acknowledges. Times are milliseconds since 1970 in UTC.
 *
 * @public
 */
export type NextStep =
  | ({
      kind: 'step';
      dueAt: number;
      /** Present while the alert waits for working hours: when they begin. */
      waitsUntil?: number;
    } & StepPlace)
  | { kind: 'fallback'; dueAt: number; waitsUntil?: number }
  | { kind: 'over' };

/**
 * What {@link nextStep} goes by.
 *
 * @public
 */
export interface NextStepOptions {
  rules: EscalationRules;
  severity: AlertSeverity;
  /** The step that was carried out last; absent when the rounds begin. */
  after?: StepPlace;
  /** When that was, or when the rounds begin: the alert was opened, given back, or an acknowledgement ended. */
  at: number;
  /** IANA name of the clock for hours that name none. */
  zoneOf: string;
  /** The step before found nobody. */
  skipDelay?: boolean;
}

const isFor = (
  { when }: EscalationStep,
  severity: AlertSeverity,
  at: number,
  zone: string,
) =>
  (!when?.severities || when.severities.includes(severity)) &&
  (!when?.hours || isWithinHours(when.hours, at, zone) === when.hours.within);

/**
 * When the rounds of an alert may begin: at once, or with the working hours that alerts of its severity wait for.
 *
 * @public
 */
export function roundsBegin({
  rules: { workingHours },
  severity,
  at,
  zoneOf,
}: Pick<NextStepOptions, 'rules' | 'severity' | 'at' | 'zoneOf'>): number {
  return workingHours?.severities.includes(severity)
    ? hoursBegin(workingHours, at, zoneOf)
    : at;
}

/** The first step of a round, from one of its steps on, that is for the alert at the time at which it would be due. */
function stepOfRound(
  options: NextStepOptions & { round: number; from: number },
): { step: number; dueAt: number } | undefined {
  const { rules, severity, at, zoneOf, skipDelay, round, from } = options;
  for (let step = from; step < rules.steps.length; step++) {
    // The pause between rounds stands in place of the first step's own delay.
    const isAtOnce = skipDelay || (step === 0 && round > 0);
    const delay = isAtOnce ? 0 : rules.steps[step].afterMinutes * MINUTE;
    const dueAt = at + delay;
    if (isFor(rules.steps[step], severity, dueAt, zoneOf)) {
      return { step, dueAt };
    }
  }
  return undefined;
}

/**
 * Which step comes next, and when.
 *
 * - A step comes `afterMinutes` after the one that was carried out before it. One that is not for the alert at that time is passed
 *   over, and nobody waits for it.
 * - The first step of a later round comes `repeatAfterMinutes` after the last one that was carried out, whatever its own delay. A round
 *   in which no step is for the alert passes like the others: hours may begin later.
 * - The fallback comes `repeatAfterMinutes` after the last step of all; at once where no step of any round is for the alert.
 * - Only the beginning waits for working hours.
 * - After a step that found nobody (`skipDelay`), the next of its round is due at once. The pause between rounds is left out too where
 *   there is a fallback to come to; where there is none, later rounds are the only ones that may find somebody.
 *
 * @returns a time that is never before `at`
 * @public
 */
export function nextStep(options: NextStepOptions): NextStep {
  const { rules, after, at, skipDelay = false } = options;
  const begin = after ? at : roundsBegin(options);
  const waits = begin > at ? { waitsUntil: begin } : {};
  const skipsPause = skipDelay && rules.fallback !== undefined;
  const pause = skipsPause ? 0 : rules.repeatAfterMinutes * MINUTE;
  let roundAt = begin;
  let from = after ? after.step + 1 : 0;
  for (let round = after?.round ?? 0; round <= rules.repeat; round++) {
    const found = stepOfRound({
      ...options,
      at: roundAt,
      round,
      from,
      // Delays are skipped right after the step that found nobody, not a round later.
      skipDelay: skipDelay && roundAt === at,
    });
    if (found) return { kind: 'step', round, ...found, ...waits };
    roundAt += pause;
    from = 0;
  }
  if (!rules.fallback) return { kind: 'over' };
  return { kind: 'fallback', dueAt: after ? at + pause : begin, ...waits };
}

/**
 * When an acknowledgement ends by itself; undefined where it holds for good.
 *
 * @param at - when it was made, in milliseconds since 1970
 * @public
 */
export const acknowledgementEnds = (
  { acknowledgedForMinutes }: EscalationRules,
  at: number,
): number | undefined =>
  acknowledgedForMinutes === undefined
    ? undefined
    : at + acknowledgedForMinutes * MINUTE;
