import { parseInstant, parseTime, parseWallTime } from './wallTime';
import { isTimeZone, runtimeZone } from './zoneTable';

/**
 * What is wrong with a schedule, and where.
 *
 * @public
 */
export interface ScheduleProblem {
  /** Such as `versions[0].layers[1].rotation.startsAt`. */
  field: string;
  /** What is wrong and how to mend it; a sentence without full stop. */
  message: string;
}

export type Report = (field: string, message: string) => void;

const WALL_TIME_FIX =
  'is no local time; write YYYY-MM-DDTHH:MM, such as 2026-11-30T09:00, of a day that exists';

export function checkZone(
  zone: string,
  field: string,
  report: Report,
): boolean {
  if (!isTimeZone(zone)) {
    report(
      field,
      `"${zone}" is no time zone that is known here; write an IANA name such as Europe/Berlin`,
    );
    return false;
  }
  const name = runtimeZone(zone);
  if (name === zone || name.toLowerCase() !== zone.toLowerCase()) return true;
  report(field, `"${zone}" is spelled otherwise; write ${name}`);
  return false;
}

export function checkWallTime(
  text: string | undefined,
  field: string,
  report: Report,
) {
  if (text !== undefined && parseWallTime(text) === undefined) {
    report(field, `"${text}" ${WALL_TIME_FIX}`);
  }
}

export function checkMoment(
  text: string,
  field: string,
  report: Report,
): boolean {
  if (parseInstant(text) !== undefined || parseWallTime(text) !== undefined) {
    return true;
  }
  report(
    field,
    `"${text}" is neither an instant such as 2026-11-30T08:00:00Z nor a local time such as 2026-11-30T09:00, of a day that exists`,
  );
  return false;
}

export function checkTime(text: string, field: string, report: Report) {
  if (parseTime(text) === undefined) {
    report(field, `"${text}" is no time; write HH:MM from 00:00 to 23:59`);
  }
}

/** All fields that only some kinds have; each kind needs its own, and may have those that end in `?`. */
type FieldsOfKinds = Readonly<Record<string, readonly string[]>>;

/**
 * The wire has one shape for all kinds: each needs its own fields, and what another kind's would say is not heard.
 *
 * @returns whether it has all that it needs
 */
export function checkFieldsOfKind(
  value: { kind: string },
  fieldsOfKinds: FieldsOfKinds,
  field: string,
  report: Report,
): boolean {
  const { kind } = value;
  const isGiven = (name: string) =>
    (value as Record<string, unknown>)[name] !== undefined;
  const isNeeded = (name: string) => !name.endsWith('?');
  const own = fieldsOfKinds[kind];
  const missing = own.filter(name => isNeeded(name) && !isGiven(name));
  for (const name of missing) {
    report(`${field}.${name}`, `is missing; "${kind}" needs it`);
  }
  const all = new Set(Object.values(fieldsOfKinds).flat());
  for (const name of all) {
    const plain = name.replace('?', '');
    if (!own.includes(name) && isGiven(plain)) {
      report(`${field}.${plain}`, `is no field of "${kind}"; leave it out`);
    }
  }
  return missing.length === 0;
}

/** Refuses people who are named by spaces, and one person who is spelled in two ways: references are compared without case. */
export function peopleCheck(report: Report) {
  const spellings = new Map<string, string>();
  return (refs: readonly string[], field: string) =>
    refs.forEach((ref, index) => {
      const at = `${field}[${index}]`;
      if (ref.trim() === '') report(at, 'is blank; name a person');
      else if (ref.trim() !== ref) {
        report(at, `"${ref}" has spaces around it; write "${ref.trim()}"`);
      }
      const key = ref.toLocaleLowerCase('en-US');
      const known = spellings.get(key) ?? ref;
      spellings.set(key, known);
      if (known !== ref) {
        report(
          at,
          `"${ref}" is "${known}" elsewhere; spell one person one way`,
        );
      }
    });
}
