import { formatDuration, type Texts } from '@internal/frontend-kit';
import {
  alertSeverities,
  type AlertChannels,
  type EscalationRules,
  type EscalationStep,
  type EscalationTarget,
  type HoursWeekday,
  type WeeklyHours,
} from '@callboard/backstage-plugin-alerts-common';
import type { alertsTranslationRef } from '../../translation';
import { WEEKDAYS } from './weekdays';

const MINUTE_MS = 60_000;
/** Days in a row that are told as a span. */
const SPAN = 3;

/** Writes policies in sentences. What is half typed is told as open. */
export class PolicyText {
  readonly #options: {
    t: Texts<typeof alertsTranslationRef.T>;
    join: (names: readonly string[]) => string;
    /** Name of a person or a group. */
    nameOf: (ref: string) => string;
    choices: AlertChannels;
  };

  constructor(options: {
    t: Texts<typeof alertsTranslationRef.T>;
    join: (names: readonly string[]) => string;
    nameOf: (ref: string) => string;
    choices: AlertChannels;
  }) {
    this.#options = options;
  }

  #duration(minutes: number): string {
    return Number.isNaN(minutes)
      ? this.#options.t('policies.minutesOpen')
      : formatDuration(minutes * MINUTE_MS);
  }

  target(one: EscalationTarget): string {
    const { t, nameOf, choices } = this.#options;
    const open = t('policies.target.open');
    switch (one.kind) {
      case 'level':
        return t('policies.target.levelOf', { level: String(one.level) });
      case 'schedule': {
        const { scheduleId } = one;
        const found = choices.schedules.find(({ id }) => id === scheduleId);
        return found?.name || scheduleId || open;
      }
      case 'person':
        return one.userRef ? nameOf(one.userRef) : open;
      case 'group':
        return one.groupRef
          ? t('policies.target.groupOf', { name: nameOf(one.groupRef) })
          : open;
      case 'channel': {
        const found = choices.items.find(({ id }) => id === one.channel);
        return found?.title.replace(/^(?:by|in) /, '') || one.channel || open;
      }
      default:
        return t('policies.target.everybody');
    }
  }

  #days(weekdays: readonly HoursWeekday[]): string {
    const { t } = this.#options;
    const places = WEEKDAYS.flatMap((day, place) =>
      weekdays.includes(day) ? [place] : [],
    );
    const name = (place: number) => t(`policies.day.${WEEKDAYS[place]}`);
    const [first, last] = [places[0], places[places.length - 1]];
    if (places.length === WEEKDAYS.length) return t('policies.hours.daily');
    return places.length >= SPAN && last - first === places.length - 1
      ? t('policies.hours.span', { first: name(first), last: name(last) })
      : places.map(name).join(', ') || t('policies.target.open');
  }

  #hours({ weekdays, startTime, endTime, timeZone }: WeeklyHours): string {
    const { t } = this.#options;
    const days = this.#days(weekdays);
    const values = { days, start: startTime, end: endTime };
    return timeZone
      ? t('policies.hours.textZone', { ...values, zone: timeZone })
      : t('policies.hours.text', values);
  }

  #severities(some: readonly string[]): string {
    const { t, join } = this.#options;
    const chosen = alertSeverities.filter(one => some.includes(one));
    return (
      join(chosen.map(one => t(`alert.severity.${one}`))) ||
      t('policies.target.open')
    );
  }

  #conditions({ when }: EscalationStep): string {
    const { t } = this.#options;
    const found: string[] = [];
    if (when?.severities) {
      const severities = this.#severities(when.severities);
      found.push(t('policies.step.only', { severities }));
    }
    if (when?.hours) {
      const hours = this.#hours(when.hours);
      const key = when.hours.within
        ? 'policies.step.within'
        : 'policies.step.outside';
      found.push(t(key, { hours }));
    }
    return found.length > 0 ? ` (${found.join(', ')})` : '';
  }

  /** @param place - counted from 0 */
  step(one: EscalationStep, place: number): string {
    const { t, join } = this.#options;
    const who =
      join(one.targets.map(each => this.target(each))) ||
      t('policies.target.open');
    const first = place === 0 ? 'first' : 'later';
    const duration = this.#duration(one.afterMinutes);
    const sentence =
      one.afterMinutes === 0
        ? t(`policies.step.${first}AtOnce`, { who })
        : t(`policies.step.${first}After`, { who, duration });
    return `${sentence}${this.#conditions(one)}`;
  }

  #repeat({ repeat, repeatAfterMinutes }: EscalationRules): string[] {
    const { t } = this.#options;
    if (repeat === 0) return [];
    const after = this.#duration(repeatAfterMinutes);
    return Number.isNaN(repeat)
      ? [t('policies.end.repeatOpen', { after })]
      : [t('policies.end.repeat', { count: repeat, after })];
  }

  /** What comes after the steps, each in a sentence without full stop. */
  end(rules: EscalationRules): string[] {
    const { t } = this.#options;
    const { fallback, acknowledgedForMinutes, workingHours } = rules;
    const found = this.#repeat(rules);
    if (fallback) {
      const after = this.#duration(rules.repeatAfterMinutes);
      const who = this.target(fallback);
      found.push(t('policies.end.fallback', { who, after }));
    }
    if (acknowledgedForMinutes !== undefined) {
      const duration = this.#duration(acknowledgedForMinutes);
      found.push(t('policies.end.acknowledged', { duration }));
    }
    if (workingHours) {
      const severities = this.#severities(workingHours.severities);
      const hours = this.#hours(workingHours);
      found.push(t('policies.end.waits', { severities, hours }));
    }
    return found;
  }

  sentence(rules: EscalationRules): string {
    const steps = rules.steps.map((one, place) => this.step(one, place));
    const text = [...steps, ...this.end(rules)].join('; ');
    return this.#options.t('policies.sentence', { text });
  }
}
