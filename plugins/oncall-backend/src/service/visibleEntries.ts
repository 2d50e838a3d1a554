import { passes, type Viewer } from './Admission';
import type { Directory } from './Directory';
import type { BookEntry } from './ScheduleBook';

/** Schedules that a viewer may see: those of teams that they see and the conditions of the policy are about. */
export async function visibleEntries(
  entries: readonly BookEntry[],
  { view, filter }: Viewer,
  directory: Directory,
): Promise<BookEntry[]> {
  const sees = await view.check(
    entries.map(({ schedule }) => schedule.teamRef),
  );
  return entries.filter(
    ({ schedule: { teamRef } }) =>
      sees(teamRef) && passes(filter, directory.withAncestors(teamRef)),
  );
}
