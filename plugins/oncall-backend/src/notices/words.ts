import type { OnCallGap } from '@callboard/backstage-plugin-oncall-common';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SHOWN_NAMES = 5;

/** The first five, and how many more there are. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN_NAMES);
  const rest = names.length - shown.length;
  return [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}

/** `1 shift`, `2 shifts`. */
export const count = (number: number, what: string) =>
  `${number} ${what}${number === 1 ? '' : 's'}`;

/** `15 min`, `12 h`, `2 h 30 min`, `3 days`; to the minute. */
export function durationText(milliseconds: number): string {
  const minutes = Math.max(1, Math.round(milliseconds / MINUTE));
  if (milliseconds >= 2 * DAY) return `${Math.round(milliseconds / DAY)} days`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 && `${hours} h`, rest > 0 && `${rest} min`]
    .filter(Boolean)
    .join(' ');
}

/** Writes times on the clock of a zone; one text goes to people in many zones, so it names the zone. */
export class TimeWords {
  readonly #day: Intl.DateTimeFormat;
  readonly #clock: Intl.DateTimeFormat;
  readonly #zone: Intl.DateTimeFormat;

  /** @param timeZone - IANA name */
  constructor(timeZone: string) {
    this.#day = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    });
    this.#clock = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    this.#zone = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      timeZoneName: 'short',
    });
  }

  /** `Tue, 1 Dec 2026, 09:00 CET`. */
  instant(at: number): string {
    return `${this.#moment(at)} ${this.#zoneAt(at)}`;
  }

  /** `Tue, 1 Dec 2026, 09:00 to 17:00 CET`; the second day where it is another, the first zone where the clocks change. */
  span({ startsAt, endsAt }: OnCallGap): string {
    const start =
      this.#zoneAt(startsAt) === this.#zoneAt(endsAt)
        ? this.#moment(startsAt)
        : this.instant(startsAt);
    const end =
      this.#day.format(startsAt) === this.#day.format(endsAt)
        ? this.#clock.format(endsAt)
        : this.#moment(endsAt);
    return `${start} to ${end} ${this.#zoneAt(endsAt)}`;
  }

  /** A {@link span}; of one that has begun only its end: `now until Tue, 1 Dec 2026, 17:00 CET`. */
  stretch(stretch: OnCallGap, now: number): string {
    return stretch.startsAt <= now
      ? `now until ${this.instant(stretch.endsAt)}`
      : this.span(stretch);
  }

  /** `2026-12-01`: as the page of a schedule takes it. */
  date(at: number): string {
    const parts = Object.fromEntries(
      new Intl.DateTimeFormat('en-GB', {
        timeZone: this.#day.resolvedOptions().timeZone,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
      })
        .formatToParts(at)
        .map(({ type, value }) => [type, value]),
    );
    return `${parts.year}-${parts.month}-${parts.day}`;
  }

  #moment(at: number): string {
    return `${this.#day.format(at)}, ${this.#clock.format(at)}`;
  }

  #zoneAt(at: number): string {
    const part = this.#zone
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName');
    return part?.value ?? '';
  }
}
