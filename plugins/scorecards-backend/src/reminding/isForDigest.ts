import { lastDigestAt, type DigestTime } from '@internal/backend-kit';
import type { Reminder } from './ReminderStore';

const WEEK_MS = 7 * 86_400_000;

/** Whether the next digest tells of a reminder; it is told at once where there is no digest, or the day is there before. */
export function isForDigest(
  { at, day }: Pick<Reminder, 'at' | 'day'>,
  time: DigestTime | undefined,
): boolean {
  if (!time) return false;
  const next = lastDigestAt(new Date(at), time).getTime() + WEEK_MS;
  return day === undefined || next < Date.parse(day);
}
