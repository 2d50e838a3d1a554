import {
  checkSilence,
  commonLabels,
  hoursBegin,
  type AlertNamed,
  type AlertSummary,
  type HoursWeekday,
  type LabelMatcher,
  type MatchedAlert,
  type NewSilence,
} from '@callboard/backstage-plugin-alerts-common';
import { instantAt, wallFields } from './policies/wallTime';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Ends that can be chosen. */
export const silenceEnds = ['hour', 'fourHours', 'working', 'date'] as const;
export type SilenceEnd = (typeof silenceEnds)[number];

/** A date `YYYY-MM-DD` and a time `HH:MM` on the reader's clock. */
export interface WallTime {
  date: string;
  time: string;
}

/** What a person fills in. */
export interface SilenceForm {
  kind: 'labels' | 'maintenance';
  matchers: LabelMatcher[];
  /** Of everybody's alerts; administrators only. */
  isOfAll: boolean;
  /** Of labels: whose alerts. */
  team?: AlertNamed;
  /** Of maintenance. */
  services: AlertNamed[];
  /** Absent for now. */
  start?: WallTime;
  /** Nothing is chosen for the person: an end is theirs to say. */
  end?: SilenceEnd;
  endAt: WallTime;
  reason: string;
}

const EMPTY_MATCHER: LabelMatcher = { label: '', op: '=', value: '' };

export const emptyMatcher = (): LabelMatcher => ({ ...EMPTY_MATCHER });

const WORKDAYS: HoursWeekday[] = [
  ...(['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const),
];
/** When people begin to work, on the clock of their schedule. */
const BEGIN = { startTime: '09:00', endTime: '09:01' };

/** The next 09:00 of a workday on the clock of a zone. */
export const nextWorkingHour = (after: number, zone: string): number =>
  hoursBegin({ ...BEGIN, weekdays: WORKDAYS }, after + MINUTE_MS, zone);

/** A form to begin with; an hour from now stands in the fields for a date. */
export function silenceForm(
  initial: Partial<SilenceForm>,
  { now, zone }: { now: number; zone: string },
): SilenceForm {
  return {
    kind: 'labels',
    matchers: [emptyMatcher()],
    isOfAll: false,
    services: [],
    endAt: wallFields(now + HOUR_MS, zone),
    reason: '',
    ...initial,
  };
}

const asMatched = (alert: AlertSummary): MatchedAlert => ({
  ...alert,
  entityRef: alert.entity?.entityRef,
  teamRef: alert.team?.entityRef,
});

/** What some alerts have in common, as a silence of all of them. */
export function formOfAlerts(
  alerts: readonly AlertSummary[],
): Partial<SilenceForm> {
  const matchers = commonLabels(alerts.map(asMatched));
  const [first, ...others] = alerts;
  const isSame = others.every(
    ({ team }) => team?.entityRef === first?.team?.entityRef,
  );
  return {
    ...(matchers.length > 0 && { matchers }),
    ...(isSame && first?.team && { team: first.team }),
  };
}

/** When it begins and ends, in milliseconds since 1970; undefined for what is not said, or is no time. */
export function silenceTimes(
  { start, end, endAt }: SilenceForm,
  { now, zone, workZone }: { now: number; zone: string; workZone: string },
) {
  const startsAt = start ? instantAt(start, zone) : now;
  const after = (ms: number) =>
    startsAt === undefined ? undefined : startsAt + ms;
  const endOf = (chosen: SilenceEnd): number | undefined => {
    switch (chosen) {
      case 'hour':
        return after(HOUR_MS);
      case 'fourHours':
        return after(4 * HOUR_MS);
      case 'working':
        return startsAt === undefined
          ? undefined
          : nextWorkingHour(startsAt, workZone);
      case 'date':
        return instantAt(endAt, zone);
      default:
        return chosen satisfies never;
    }
  };
  return { startsAt, endOf, endsAt: end && endOf(end) };
}

/** A line that somebody has only added says nothing yet. */
const said = ({ label, value }: LabelMatcher) => label !== '' || value !== '';

/** Which alerts it is for. */
export const silenceScope = ({
  kind,
  matchers,
  isOfAll,
  team,
  services,
}: SilenceForm) => ({
  matchers: kind === 'labels' ? matchers.filter(said) : [],
  ...(kind === 'labels' && !isOfAll && team && { teamRef: team.entityRef }),
  ...(kind === 'maintenance' && {
    entityRefs: services.map(({ entityRef }) => entityRef),
  }),
});

/** As it is sent. */
export function asSilence(
  form: SilenceForm,
  times: { startsAt?: number; endsAt?: number },
): NewSilence {
  const iso = (at: number) => new Date(at).toISOString();
  const { startsAt, endsAt } = times;
  return {
    ...silenceScope(form),
    ...(form.start && startsAt !== undefined && { startsAt: iso(startsAt) }),
    endsAt: endsAt === undefined ? '' : iso(endsAt),
    reason: form.reason.trim(),
  };
}

/** Where something of the form is wrong. */
export type SilenceField =
  | 'matchers'
  | 'team'
  | 'services'
  | 'start'
  | 'end'
  | 'reason';

const FIELDS: Record<string, SilenceField> = {
  matchers: 'matchers',
  teamRef: 'team',
  entityRefs: 'services',
  startsAt: 'start',
  endsAt: 'end',
  reason: 'reason',
};

/** What the rules of silences say of it, by field; of each the first. The end is told apart where none is chosen. */
export function silenceProblems(
  form: SilenceForm,
  times: { startsAt?: number; endsAt?: number; now: number },
): Partial<Record<SilenceField, string>> {
  const { now, ...known } = times;
  const checked = checkSilence(asSilence(form, known), now);
  const found: Partial<Record<SilenceField, string>> = {};
  for (const { pointer, message } of 'problems' in checked
    ? checked.problems
    : []) {
    const field = FIELDS[pointer.split('/')[1]];
    if (field) found[field] ??= message;
  }
  return found;
}
