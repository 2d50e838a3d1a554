import {
  WITHOUT_END,
  type TimeSpan,
} from '@callboard/backstage-plugin-oncall-common';
import { HOUR } from './wall';

/** A stretch of time, in milliseconds since 1970 in UTC. */
export interface Span {
  startsAt: number;
  endsAt: number;
}

/** One that the API wrote. */
export const spanOf = ({ startsAt, endsAt }: TimeSpan): Span => ({
  startsAt: Date.parse(startsAt),
  endsAt: Date.parse(endsAt),
});

/** Whether it has begun and not ended. */
export function isNow(span: TimeSpan): boolean {
  const { startsAt, endsAt } = spanOf(span);
  return startsAt <= Date.now() && Date.now() < endsAt;
}

/** What an override of a shift begins with: the shift; of one without an end, or where the end is absent, eight hours. */
export const coverOf = (
  startsAt: number,
  endsAt: string = WITHOUT_END,
): Span => ({
  startsAt,
  endsAt:
    endsAt === WITHOUT_END
      ? Math.max(startsAt, Date.now()) + 8 * HOUR
      : Date.parse(endsAt),
});

/** What of it is not over yet. */
export const restOf = ({ startsAt, endsAt }: Span, now: number): Span => ({
  startsAt: Math.max(startsAt, now),
  endsAt,
});

/** As it stands in an address: `<start>/<end>`. */
export const writeSpan = ({ startsAt, endsAt }: Span) =>
  [startsAt, endsAt].map(at => new Date(at).toISOString()).join('/');

/** One that stands in an address; undefined where none does. */
export function readSpan(text: string | null): Span | undefined {
  const [startsAt, endsAt] = (text ?? '').split('/').map(at => Date.parse(at));
  return startsAt < endsAt ? { startsAt, endsAt } : undefined;
}
