import type {
  BuildWeek,
  DurationSummary,
} from '@callboard/backstage-plugin-build-health-common';

/** Changes below it are noise: a sketch alone is off by up to 2 %. */
const CHANGE = 0.1;

export type TimeFigure = 'duration' | 'queue';

/** What weeks say of a time: the last one that is known against the first one. */
export interface WeekFinding {
  kind: 'rose' | 'fell' | 'same' | 'only';
  which: 'p50' | 'p95';
  /** Milliseconds. */
  from: number;
  to: number;
  /** The week that is compared with, or the only one. */
  week: BuildWeek;
}

/** By p95 where both weeks have one: that is what people wait for. Undefined where nothing is known. */
export function findingOf(
  weeks: readonly BuildWeek[],
  figure: TimeFigure,
): WeekFinding | undefined {
  const known = weeks.filter(week => week[figure]);
  if (known.length === 0) return undefined;
  const first = known[0];
  const [then, now] = [first, known[known.length - 1]].map(
    week => week[figure] as DurationSummary,
  );
  const which = then.p95 !== undefined && now.p95 !== undefined ? 'p95' : 'p50';
  const from = then[which]!;
  const to = now[which]!;
  const found = { which, from, to, week: first } as const;
  if (known.length === 1) return { ...found, kind: 'only' };
  if (Math.abs(to - from) <= from * CHANGE) return { ...found, kind: 'same' };
  return { ...found, kind: to > from ? 'rose' : 'fell' };
}
