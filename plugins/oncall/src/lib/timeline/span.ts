import type { TimeSpan } from '@callboard/backstage-plugin-oncall-common';

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
