import {
  alertSeverities,
  type AlertSeverity,
  type EscalationRules,
  type EscalationStep,
  type EscalationTarget,
  type HoursWeekday,
  type PolicyDraft,
  type WeeklyHours,
} from '@callboard/backstage-plugin-alerts-common';
import { newUuid } from '@internal/frontend-kit';

export const TARGET_KINDS = [
  'level',
  'schedule',
  'person',
  'group',
  'team',
  'channel',
] as const satisfies readonly EscalationTarget['kind'][];

export type TargetKind = (typeof TARGET_KINDS)[number];

/** Whom a step pages, as it is chosen. */
export interface TargetForm {
  key: string;
  kind: TargetKind;
  /** Level, id or reference; empty until it is chosen. */
  value: string;
}

/** Hours of the week, as they are typed. */
export interface HoursForm {
  weekdays: HoursWeekday[];
  startTime: string;
  endTime: string;
  /** IANA name; empty for that of the team's schedule. */
  timeZone: string;
}

/** A step, as it is typed. */
export interface StepForm {
  key: string;
  targets: TargetForm[];
  /** Minutes. */
  after: string;
  /** All four: it is for every alert. */
  severities: AlertSeverity[];
  when: 'always' | 'within' | 'outside';
  hours: HoursForm;
}

/** A policy, as it is typed. Numbers are texts: what is half typed is kept as it is. */
export interface PolicyForm {
  title: string;
  teamRef: string;
  isTeamDefault: boolean;
  entityRefs: string[];
  steps: StepForm[];
  repeat: string;
  /** Minutes. */
  repeatAfter: string;
  fallback?: TargetForm;
  /** Minutes; absent where an acknowledgement holds for good. */
  acknowledgedFor?: string;
  waiting?: { severities: AlertSeverity[]; hours: HoursForm };
}

const officeHours = (): HoursForm => ({
  weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  startTime: '09:00',
  endTime: '17:00',
  timeZone: '',
});

export const newTarget = (kind: TargetKind = 'level'): TargetForm => ({
  key: newUuid(),
  kind,
  value: kind === 'level' ? '1' : '',
});

export const newStep = (): StepForm => ({
  key: newUuid(),
  targets: [newTarget()],
  after: '5',
  severities: [...alertSeverities],
  when: 'always',
  hours: officeHours(),
});

export const newWaiting = (): PolicyForm['waiting'] => ({
  severities: ['warning', 'info'],
  hours: officeHours(),
});

function valueOf(target: EscalationTarget): string {
  switch (target.kind) {
    case 'level':
      return String(target.level);
    case 'schedule':
      return target.scheduleId;
    case 'person':
      return target.userRef;
    case 'group':
      return target.groupRef;
    case 'channel':
      return target.channel;
    default:
      return '';
  }
}

const targetForm = (target: EscalationTarget): TargetForm => ({
  key: newUuid(),
  kind: target.kind,
  value: valueOf(target),
});

const hoursForm = ({ timeZone = '', ...hours }: WeeklyHours): HoursForm => ({
  ...{ weekdays: hours.weekdays, timeZone },
  ...{ startTime: hours.startTime, endTime: hours.endTime },
});

function stepForm({ targets, afterMinutes, when }: EscalationStep): StepForm {
  const hours = when?.hours;
  return {
    key: newUuid(),
    targets: targets.map(targetForm),
    after: String(afterMinutes),
    severities: when?.severities ?? [...alertSeverities],
    when: hours ? (hours.within && 'within') || 'outside' : 'always',
    hours: hours ? hoursForm(hours) : officeHours(),
  };
}

/** A policy to be typed over. */
export function formOf({ rules, ...policy }: PolicyDraft): PolicyForm {
  const { fallback, acknowledgedForMinutes, workingHours } = rules;
  return {
    ...{ title: policy.title, teamRef: policy.teamRef },
    isTeamDefault: policy.isTeamDefault,
    entityRefs: policy.entityRefs,
    steps: rules.steps.map(stepForm),
    repeat: String(rules.repeat),
    repeatAfter: String(rules.repeatAfterMinutes),
    ...(fallback && { fallback: targetForm(fallback) }),
    ...(acknowledgedForMinutes !== undefined && {
      acknowledgedFor: String(acknowledgedForMinutes),
    }),
    ...(workingHours && {
      waiting: {
        severities: workingHours.severities,
        hours: hoursForm(workingHours),
      },
    }),
  };
}

/** What no number can be read from is none: checks say so. */
const numberOf = (text: string) =>
  /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : NaN;

function targetOf({ kind, value }: TargetForm): EscalationTarget {
  switch (kind) {
    case 'level':
      return { kind, level: numberOf(value) };
    case 'schedule':
      return { kind, scheduleId: value };
    case 'person':
      return { kind, userRef: value };
    case 'group':
      return { kind, groupRef: value };
    case 'channel':
      return { kind, channel: value };
    default:
      return { kind };
  }
}

const hoursOf = ({ timeZone, ...hours }: HoursForm): WeeklyHours => ({
  ...hours,
  ...(timeZone && { timeZone }),
});

function stepOf(form: StepForm): EscalationStep {
  const { targets, after, severities, when, hours } = form;
  const isNarrow = severities.length < alertSeverities.length;
  const conditions = {
    ...(isNarrow && { severities }),
    ...(when !== 'always' && {
      hours: { ...hoursOf(hours), within: when === 'within' },
    }),
  };
  return {
    targets: targets.map(targetOf),
    afterMinutes: numberOf(after),
    ...(Object.keys(conditions).length > 0 && { when: conditions }),
  };
}

/** The rules that are typed; they may be wrong still, and hold no number where none is typed. */
export function rulesOf(form: PolicyForm): EscalationRules {
  const { steps, fallback, acknowledgedFor, waiting } = form;
  return {
    steps: steps.map(stepOf),
    repeat: numberOf(form.repeat),
    repeatAfterMinutes: numberOf(form.repeatAfter),
    ...(fallback && { fallback: targetOf(fallback) }),
    ...(acknowledgedFor !== undefined && {
      acknowledgedForMinutes: numberOf(acknowledgedFor),
    }),
    ...(waiting && {
      workingHours: {
        ...hoursOf(waiting.hours),
        severities: waiting.severities,
      },
    }),
  };
}

/** What would be sent. */
export const draftOf = (form: PolicyForm): PolicyDraft => ({
  title: form.title.trim(),
  teamRef: form.teamRef,
  isTeamDefault: form.isTeamDefault,
  entityRefs: form.entityRefs,
  rules: rulesOf(form),
});

/** Whether two drafts say the same. */
export const isSameDraft = (one: PolicyDraft, other: PolicyDraft): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** A list with one entry at another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), list[from], ...rest.slice(to)];
}
