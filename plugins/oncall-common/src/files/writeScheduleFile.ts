import { DAY } from '../domain/wallTime';
import { writeDocument } from './callboard/writeDocument';
import { compareShifts, shiftsOf } from './compareShifts';
import { Losses } from './Losses';
import { writeOpsgenie } from './opsgenie/writeOpsgenie';
import { writePagerduty } from './pagerduty/writePagerduty';
import { readScheduleFile } from './readScheduleFile';
import type {
  ScheduleFileContent,
  ScheduleFileFormat,
  WrittenScheduleFile,
} from './types';

const WRITERS = { pagerduty: writePagerduty, opsgenie: writeOpsgenie };

/**
 * Writes one schedule as a file. What is read from such a file and written again is the same text.
 *
 * The other formats have the last version only. What they cannot say is listed, and how much it matters: the file is read
 * back, and its shifts of the next 365 days are set beside those of the schedule.
 *
 * @param content - valid (`validateSchedule`)
 * @param now - milliseconds since 1970 in UTC
 * @public
 */
export function writeScheduleFile(
  content: ScheduleFileContent,
  format: ScheduleFileFormat,
  now: number,
): WrittenScheduleFile {
  if (format === 'callboard') {
    return { text: writeDocument(content.configuration), losses: [] };
  }
  const losses = new Losses();
  const written = WRITERS[format](content, now, losses);
  const text = `${JSON.stringify(written, null, 2)}\n`;
  const { configuration } = readScheduleFile(text);
  const endsAt = now + 365 * DAY;
  return {
    text,
    losses: losses.list,
    comparison: compareShifts(content.configuration, {
      startsAt: now,
      endsAt,
      shifts: shiftsOf(configuration, now, endsAt),
    }),
  };
}
