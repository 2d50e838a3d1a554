import type { Handoff } from '../../types';

const HOUR = 3_600_000;

/**
 * Milliseconds: so long before its end a shift can be handed over, so long after, and so long after who has not sent a note is
 * reminded.
 *
 * @public
 */
export const handoffTimes = {
  before: 4 * HOUR,
  after: 12 * HOUR,
  reminder: HOUR / 2,
} as const;

/**
 * A handoff as the rules see it. Times are milliseconds since 1970 in UTC.
 *
 * @public
 */
export interface HandoffFacts {
  endsAt: number;
  /** Full references of who was on call. */
  people: readonly string[];
  /** Of who is on call next, or to whom it was sent. */
  receivers: readonly string[];
  state: Handoff['state'];
}

/**
 * What somebody may do: who was on call sends the note, from four hours before the end of the shift to twelve after it, once, where
 * somebody comes next; one of these confirms it, once.
 *
 * @public
 */
export function handoffActs(
  { endsAt, people, receivers, state }: HandoffFacts,
  userRef: string | undefined,
  now: number,
): Handoff['allowed'] {
  if (userRef === undefined) return [];
  const isTime =
    now >= endsAt - handoffTimes.before && now <= endsAt + handoffTimes.after;
  if (state === 'draft') {
    const may = isTime && people.includes(userRef) && receivers.length > 0;
    return may ? ['send'] : [];
  }
  return state === 'sent' && receivers.includes(userRef) ? ['confirm'] : [];
}

const SHIFT_ID = /^(.{1,300})\.(\d{1,15})$/;

/**
 * Id of a shift: of a schedule, and when it began in milliseconds since 1970 in UTC.
 *
 * @public
 */
export const handoffShiftId = (scheduleId: string, startsAt: number): string =>
  `${scheduleId}.${startsAt}`;

/**
 * @returns undefined for what is no id of a shift
 * @public
 */
export function readHandoffShiftId(
  id: string,
): { scheduleId: string; startsAt: number } | undefined {
  const found = SHIFT_ID.exec(id);
  return found
    ? { scheduleId: found[1], startsAt: Number(found[2]) }
    : undefined;
}
