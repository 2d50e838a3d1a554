import type { Override } from '../types';
import {
  checkFieldsOfKind,
  checkMoment,
  checkZone,
  peopleCheck,
  type Report,
} from './checks';
import { runtimeClocks } from './clocks';
import { placeOverride } from './overrides';
import { aboutInstant } from './wallTime';

const FIELDS_OF_KIND = {
  'replace-all': ['userRefs'],
  replace: ['userRef', 'byUserRefs'],
  add: ['userRefs'],
  remove: ['userRefs'],
  fixed: ['shifts'],
};

const EMPTY_FIX = {
  'replace-all': 'name a person, or use "remove" to take people off call',
  replace: 'name a person, or use "remove" to take people off call',
  add: 'name a person',
  remove: 'name whom to take off call',
};

function checkPeople(
  override: Override,
  field: string,
  report: Report,
  checkRefs: ReturnType<typeof peopleCheck>,
) {
  if (override.kind === 'fixed') {
    override.shifts.forEach(({ userRefs }, index) =>
      checkRefs(userRefs, `${field}.shifts[${index}].userRefs`),
    );
    return;
  }
  const isReplace = override.kind === 'replace';
  const refs = isReplace ? override.byUserRefs : override.userRefs;
  const at = `${field}.${isReplace ? 'byUserRefs' : 'userRefs'}`;
  if (refs.length === 0) report(at, `is empty; ${EMPTY_FIX[override.kind]}`);
  checkRefs(refs, at);
  if (isReplace) checkRefs([override.userRef], `${field}.userRef`);
}

function checkFixedShifts(
  override: Override,
  timeZone: string,
  moments: readonly string[],
  field: string,
  report: Report,
) {
  const about = moments.map(aboutInstant);
  const clocks = runtimeClocks(Math.min(...about), Math.max(...about));
  const placed = placeOverride(override, clocks(timeZone));
  const isAfter = (
    { start, end }: { start: number; end: number },
    at: string,
  ) => {
    if (start < end) return true;
    const [from, to] = [start, end].map(each => new Date(each).toISOString());
    report(
      `${at}.endsAt`,
      `is not after startsAt: in ${timeZone} they are ${from} and ${to}; a time that the clock skips is moved forward`,
    );
    return false;
  };
  isAfter(placed, field);
  placed.shifts.forEach((shift, index) => {
    const at = `${field}.shifts[${index}]`;
    if (!isAfter(shift, at)) return;
    if (shift.start < placed.start || shift.end > placed.end) {
      report(at, 'is not inside the window of its override');
    }
  });
}

/** @param of - `zoneAt` answers nothing where versions leave it open */
export function checkOverride(
  override: Override,
  field: string,
  report: Report,
  of: {
    zoneAt: (moment: string) => string | undefined;
    checkRefs: ReturnType<typeof peopleCheck>;
  },
) {
  if (!checkFieldsOfKind(override, FIELDS_OF_KIND, field, report)) return;
  checkPeople(override, field, report, of.checkRefs);
  const moments = [
    [override.startsAt, `${field}.startsAt`],
    [override.endsAt, `${field}.endsAt`],
    ...(override.kind === 'fixed'
      ? override.shifts.flatMap(({ startsAt, endsAt }, index) => [
          [startsAt, `${field}.shifts[${index}].startsAt`],
          [endsAt, `${field}.shifts[${index}].endsAt`],
        ])
      : []),
  ];
  const right = moments.filter(([moment, at]) =>
    checkMoment(moment, at, report),
  );
  const zoneKnown =
    override.timeZone === undefined ||
    checkZone(override.timeZone, `${field}.timeZone`, report);
  if (right.length < moments.length || !zoneKnown) return;
  const timeZone = override.timeZone ?? of.zoneAt(override.startsAt);
  if (timeZone !== undefined) {
    const texts = moments.map(([moment]) => moment);
    checkFixedShifts(override, timeZone, texts, field, report);
  }
}
