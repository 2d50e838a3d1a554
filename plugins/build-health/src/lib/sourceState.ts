import type { BuildSourceState } from '@callboard/backstage-plugin-build-health-common';
import type { StatusTone } from '@internal/frontend-kit';

const DAY_MS = 86_400_000;
/** A delivery is there within seconds, and providers are asked every five minutes: a build that was only found is none for so long. */
const LATE_MS = 15 * 60_000;

/** What is said of a source first. */
export interface SourceFinding {
  kind:
    | 'problem'
    | 'dead'
    | 'silent'
    | 'backfill'
    | 'asking'
    | 'waiting'
    | 'never'
    | 'unheard'
    | 'quiet'
    | 'fine';
  tone: StatusTone;
  /** Milliseconds without a delivery, of one that is silent or quiet. */
  silentMs?: number;
}

const timeOf = (written: string | undefined) =>
  written === undefined ? undefined : Date.parse(written);

/**
 * Whether the webhook fails: builds are known that it should have told of. That it is quiet alone proves nothing, as there may be no
 * builds.
 */
function webhookOf(
  source: BuildSourceState,
  now: number,
): SourceFinding | undefined {
  const lastBuild = timeOf(source.lastBuildAt);
  if (!source.webhookPath || lastBuild === undefined) return undefined;
  const lastReceived = timeOf(source.lastReceivedAt);
  // It may have been set up a moment ago.
  if (lastReceived === undefined) return { kind: 'unheard', tone: 'unknown' };
  return lastBuild - lastReceived > LATE_MS
    ? { kind: 'silent', tone: 'warn', silentMs: now - lastReceived }
    : undefined;
}

/**
 * How a source stands, by its worst. One that was quiet for a day is not called broken: it may be a weekend.
 *
 * @param now - milliseconds since 1970
 */
export function findingOf(
  source: BuildSourceState,
  now: number,
): SourceFinding {
  if (source.problem) return { kind: 'problem', tone: 'bad' };
  if (source.dead > 0) return { kind: 'dead', tone: 'warn' };
  const webhook = webhookOf(source, now);
  if (webhook?.kind === 'silent') return webhook;
  if (source.backfill) return { kind: 'backfill', tone: 'progress' };
  if (source.asking) return { kind: 'asking', tone: 'progress' };
  if (source.waiting > 0) return { kind: 'waiting', tone: 'progress' };
  const heard = [source.lastReceivedAt, source.lastPolledAt].flatMap(
    time => timeOf(time) ?? [],
  );
  if (heard.length === 0) return { kind: 'never', tone: 'unknown' };
  if (webhook) return webhook;
  const silentMs = now - Math.max(...heard);
  return silentMs > DAY_MS
    ? { kind: 'quiet', tone: 'unknown', silentMs }
    : { kind: 'fine', tone: 'good' };
}

/** Something of it goes on, so that what is shown is another in seconds. */
export const isBusy = ({ backfill, asking, waiting }: BuildSourceState) =>
  backfill !== undefined || asking !== undefined || waiting > 0;

/** What of it goes on with a known end: the past first. */
export function progressOf({ backfill, asking }: BuildSourceState) {
  const { done, total, unit } = backfill ?? { ...asking, unit: undefined };
  return done === undefined || !total ? undefined : { done, total, unit };
}
