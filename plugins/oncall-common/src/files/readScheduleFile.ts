import { InputError } from '@backstage/errors';
import { isDocument, readDocument } from './callboard/readDocument';
import { FileValue } from './FileValue';
import { isOpsgenie, readOpsgenie } from './opsgenie/readOpsgenie';
import { isPagerduty, readPagerduty } from './pagerduty/readPagerduty';
import type { ReadScheduleFile } from './types';

/**
 * Characters of the largest file that is read.
 *
 * @public
 */
export const MAX_SCHEDULE_FILE = 1_000_000;

function parse(text: string): FileValue {
  try {
    // A file from a spreadsheet or an editor may begin with a byte order mark.
    return new FileValue(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    throw new InputError(
      `The file is no JSON: ${error instanceof Error ? error.message : error}`,
    );
  }
}

/**
 * Reads one schedule from a file: our own document (a body of `POST /schedules/preview`, or its configuration), what
 * `GET /schedules/{id}` of PagerDuty's API (version 2) answers, or what `GET /v2/schedules/{id}` of Opsgenie's API answers,
 * with `overrides` and `timeline` beside it.
 *
 * Nothing is guessed: what could not be carried over is listed with its place, people keep the ids of the file until they
 * are matched (`withPeople`), and shifts that the file itself holds can be set beside those of the engine (`compareShifts`). Unknown fields of our
 * own document are refused, of the other formats left aside.
 *
 * @throws `InputError` that names the field, as a JSON pointer, and how to mend it
 * @public
 */
export function readScheduleFile(text: string): ReadScheduleFile {
  if (text.length > MAX_SCHEDULE_FILE) {
    throw new InputError(
      'The file is larger than 1 MB; export one schedule, and a shorter stretch of computed shifts',
    );
  }
  const file = parse(text);
  if (isPagerduty(file)) return readPagerduty(file);
  if (isOpsgenie(file)) return readOpsgenie(file);
  if (isDocument(file)) return readDocument(file);
  const rotations = file.get('schedule').get('rotations');
  if (!rotations.isAbsent) {
    return rotations.fail(
      'belongs to version 3 of PagerDuty; only schedules of version 2, with schedule_layers, can be read',
    );
  }
  const listed = [file.get('schedules'), file.get('data').get('0')];
  if (listed.some(each => !each.isAbsent)) {
    return file.fail('is a list of schedules; read one of them by its id');
  }
  if (!file.get('data').get('finalTimeline').isAbsent) {
    return file.fail(
      'is a timeline without its schedule; take what GET /v2/schedules/{id} answers, with this beside it as timeline',
    );
  }
  return file.fail(
    'is no schedule that can be read here; take our own document, or the JSON of one schedule of PagerDuty (version 2) or Opsgenie',
  );
}
