import type {
  AlertsOnCallAnswer,
  AlertsOnCallLevel,
} from '@callboard/backstage-plugin-alerts-node';
import {
  WITHOUT_END,
  type OnCallAnswer,
  type OnCallLevel,
  type OnCallPerson,
} from '@callboard/backstage-plugin-oncall-common';
import type { Turn } from './scheduleAt';

const NAMED = 5;

const canAnswer = ({ known, gone }: OnCallPerson) => known && !gone;

/**
 * Those of a shift whom an alert can reach.
 *
 * @param at - milliseconds since 1970 in UTC
 */
export function reachedBy(
  turn: Turn | undefined,
  at: number,
): Pick<AlertsOnCallLevel, 'userRefs' | 'until'> {
  const userRefs = (turn?.people ?? [])
    .filter(canAnswer)
    .map(({ entityRef }) => entityRef);
  if (!turn || userRefs.length === 0) return { userRefs };
  // While another system is silent its last word counts, and that may have ended.
  const isAhead = turn.endsAt !== WITHOUT_END && Date.parse(turn.endsAt) > at;
  return { userRefs, ...(isAhead && { until: turn.endsAt }) };
}

function toLevel(
  { level, schedule, now }: OnCallLevel,
  at: number,
): AlertsOnCallLevel {
  return {
    level,
    scheduleId: schedule.id,
    scheduleName: schedule.name,
    timeZone: schedule.timeZone,
    ...reachedBy(now, at),
  };
}

/** Why nobody can be reached where somebody is on call. */
function strangersReason(levels: readonly OnCallLevel[]): string | undefined {
  const named = levels.flatMap(({ schedule, now }) =>
    (now?.people ?? []).map(({ title }) => `${title} by ${schedule.name}`),
  );
  if (named.length === 0) return undefined;
  const others = named.length - NAMED;
  const who = `${named.slice(0, NAMED).join(', ')}${
    others > 0 ? ` and ${others} more` : ''
  }`;
  const fix = levels.some(({ source }) => source)
    ? '; people of other systems are found by the e-mail address of their user'
    : '';
  return `On call, and not in the catalog: ${who}${fix}`;
}

/** @param at - milliseconds since 1970 in UTC: what was asked for */
export function toAnswer(
  { levels, reason }: OnCallAnswer,
  at: number,
): AlertsOnCallAnswer {
  const reached = levels.map(level => toLevel(level, at));
  return reached.some(({ userRefs }) => userRefs.length > 0)
    ? { levels: reached }
    : { levels: reached, reason: reason ?? strangersReason(levels) };
}
