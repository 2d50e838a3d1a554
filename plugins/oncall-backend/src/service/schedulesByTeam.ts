import { groupBy } from '@internal/backend-kit';
import type { BookEntry } from './ScheduleBook';

type Book = ReadonlyMap<string, BookEntry>;

const known = new WeakMap<Book, ReadonlyMap<string, BookEntry[]>>();

/** The order in which a team's schedules are asked. */
export const byLevel = (one: BookEntry, other: BookEntry) =>
  one.schedule.level - other.schedule.level ||
  one.schedule.name.localeCompare(other.schedule.name, 'en-US') ||
  one.schedule.id.localeCompare(other.schedule.id, 'en-US');

/** The schedules of each team that has any, in the order in which they are asked; worked out once for each state. */
export function schedulesByTeam(book: Book): ReadonlyMap<string, BookEntry[]> {
  const before = known.get(book);
  if (before) return before;
  const byTeam = groupBy(book.values(), ({ schedule }) => schedule.teamRef);
  for (const entries of byTeam.values()) entries.sort(byLevel);
  known.set(book, byTeam);
  return byTeam;
}
