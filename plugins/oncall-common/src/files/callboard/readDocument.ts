import { assertValidSchedule } from '../../domain/previewSchedule';
import { usersOf } from '../../domain/usersOf';
import { configuration as configurationShape } from '../../openapi/configuration';
import { previewRequest } from '../../openapi/previews';
import type { ScheduleConfiguration } from '../../types';
import type { FileValue } from '../FileValue';
import { People, isUserRef } from '../People';
import type { ReadScheduleFile } from '../types';
import { checkShape } from './documentShape';

/** `versions[0].layers[1].id` as a JSON pointer. */
const pointer = (before: string, field: string) =>
  `${before}/${field.replace(/[.[]/g, '/').replace(/\]/g, '')}`;

/** True for our own document: a body of `POST /schedules/preview`, or its configuration alone. */
export const isDocument = (file: FileValue) =>
  file.get('configuration').isObject || !file.get('versions').isAbsent;

/**
 * Reads our own document. The window of a preview is looked at and left aside.
 *
 * @throws `InputError` that names the field and how to mend it
 */
export function readDocument(file: FileValue): ReadScheduleFile {
  const isWhole = !file.get('configuration').isMissing;
  const place = isWhole ? file.get('configuration') : file;
  if (isWhole) {
    checkShape(file, { ...previewRequest, required: ['configuration'] });
  } else checkShape(file, configurationShape);
  const configuration = place.as<ScheduleConfiguration>();
  assertValidSchedule(configuration, field => pointer(place.place, field));
  const people = new People();
  for (const ref of usersOf(configuration)) {
    people.add(place, { id: ref, ...(!isUserRef(ref) && { name: ref }) });
  }
  return {
    format: 'callboard',
    name: '',
    configuration,
    people: people.list(),
    losses: [],
  };
}
