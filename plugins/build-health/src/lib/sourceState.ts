import type { BuildSourceState } from '@callboard/backstage-plugin-build-health-common';
import type { StatusTone } from '@internal/frontend-kit';

const DAY_MS = 86_400_000;

/** What is said of a source first. */
export interface SourceFinding {
  kind:
    | 'problem'
    | 'dead'
    | 'backfill'
    | 'never'
    | 'silent'
    | 'waiting'
    | 'fine';
  tone: StatusTone;
  /** Milliseconds without a delivery, of a silent one. */
  silentMs?: number;
}

/**
 * How a source stands, by its worst. One that was silent for a day is not called broken: it may be a weekend.
 *
 * @param now - milliseconds since 1970
 */
export function findingOf(
  source: BuildSourceState,
  now: number,
): SourceFinding {
  if (source.problem) return { kind: 'problem', tone: 'bad' };
  if (source.dead > 0) return { kind: 'dead', tone: 'warn' };
  if (source.backfill) return { kind: 'backfill', tone: 'progress' };
  if (source.waiting > 0) return { kind: 'waiting', tone: 'progress' };
  const heard = [source.lastReceivedAt, source.lastPolledAt].flatMap(time =>
    time ? [Date.parse(time)] : [],
  );
  if (heard.length === 0) return { kind: 'never', tone: 'unknown' };
  const silentMs = now - Math.max(...heard);
  return silentMs > DAY_MS
    ? { kind: 'silent', tone: 'unknown', silentMs }
    : { kind: 'fine', tone: 'good' };
}
