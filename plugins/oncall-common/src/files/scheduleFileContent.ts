import { startIn } from '../domain/overrides';
import { usersOf } from '../domain/usersOf';
import type {
  OnCallPerson,
  Override,
  Schedule,
  ScheduleConfiguration,
  ScheduleVersion,
  StoredOverride,
  StoredVersion,
} from '../types';
import type { ScheduleFileContent, ScheduleFilePerson } from './types';

const emailOf = ({ channels }: OnCallPerson) =>
  channels
    .find(({ kind }) => kind === 'email')
    ?.href?.replace(/^mailto:/i, '')
    .split('?')[0];

function personOf(
  ref: string,
  people: readonly OnCallPerson[],
): ScheduleFilePerson {
  const person = people.find(({ entityRef }) => entityRef === ref);
  const email = person && emailOf(person);
  return {
    key: ref,
    isRef: true,
    ...(person?.known && { name: person.title }),
    ...(email && { email }),
  };
}

function plainVersion({
  number: _number,
  createdAt: _createdAt,
  createdBy: _createdBy,
  note: _note,
  effectiveFrom: _effectiveFrom,
  ...version
}: StoredVersion): ScheduleVersion {
  return version;
}

function plainOverride(
  { createdAt: _createdAt, createdBy: _createdBy, ...override }: StoredOverride,
  index: number,
): Override {
  return { ...override, id: `override-${index + 1}` };
}

/**
 * What of a stored schedule goes into a file: the version in force, as one that holds from the beginning, and the overrides
 * that have not ended, numbered anew.
 *
 * @param now - milliseconds since 1970 in UTC
 * @public
 */
export function scheduleFileContent(
  schedule: Pick<
    Schedule,
    'name' | 'description' | 'versions' | 'overrides' | 'people'
  >,
  now: number,
): ScheduleFileContent {
  const { versions, people } = schedule;
  const last = versions[versions.length - 1];
  const inForce =
    versions.findLast(
      ({ effectiveFrom, timeZone }) =>
        effectiveFrom === undefined || startIn(effectiveFrom, timeZone) <= now,
    ) ?? versions[0];
  const overrides = schedule.overrides
    .filter(
      ({ endsAt, timeZone = last.timeZone }) => startIn(endsAt, timeZone) > now,
    )
    .map(plainOverride);
  const configuration: ScheduleConfiguration = {
    versions: [plainVersion(inForce)],
    ...(overrides.length > 0 && { overrides }),
  };
  return {
    name: schedule.name,
    ...(schedule.description && { description: schedule.description }),
    configuration,
    people: usersOf(configuration).map(ref => personOf(ref, people)),
  };
}
