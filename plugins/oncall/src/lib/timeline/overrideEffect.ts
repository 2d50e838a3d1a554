import {
  placeOverrides,
  resolveSchedule,
  type Clocks,
  type NewOverride,
  type OnCallInterval,
  type Override,
} from '@callboard/backstage-plugin-oncall-common';
import type { ResolvableSchedule } from './rows';

/** One way in which an override changes who is on call, and for how long in all. */
export interface OverrideChange {
  /** Who is on call then and was not. */
  gains: string[];
  /** Who was and no longer is. */
  loses: string[];
  /** Who was and still is. */
  stays: string[];
  milliseconds: number;
}

/** What an override does to people in its window. */
export interface OverrideEffect {
  changes: OverrideChange[];
  /** Time that is not covered with it, whether it was before or not. */
  gapLeft: number;
}

/** Who is on call at an instant. */
function at(intervals: readonly OnCallInterval[], instant: number): string[] {
  return (
    intervals.find(
      ({ startsAt, endsAt }) => startsAt <= instant && instant < endsAt,
    )?.userRefs ?? []
  );
}

/** What saving an override would do, computed as the server computes it. */
export function overrideEffect(
  schedule: ResolvableSchedule,
  override: NewOverride,
  clocks: Clocks,
): OverrideEffect {
  const added = { ...override, id: 'new' } as Override;
  const { versions, overrides } = schedule;
  const [{ start, end }] = placeOverrides(
    { versions, overrides: [added] },
    clocks,
  );
  if (!(start < end)) return { changes: [], gapLeft: 0 };
  const before = resolveSchedule(
    { versions, overrides },
    start,
    end,
    clocks,
  ).intervals;
  const after = resolveSchedule(
    { versions, overrides: [...overrides, added] },
    start,
    end,
    clocks,
  );
  const edges = [...before, ...after.intervals]
    .flatMap(({ startsAt, endsAt }) => [startsAt, endsAt])
    .concat(start, end)
    .sort((one, other) => one - other);
  const changes = new Map<string, OverrideChange>();
  edges.slice(0, -1).forEach((edge, index) => {
    const milliseconds = edges[index + 1] - edge;
    if (milliseconds === 0) return;
    const was = at(before, edge);
    const will = at(after.intervals, edge);
    const gains = will.filter(ref => !was.includes(ref));
    const loses = was.filter(ref => !will.includes(ref));
    if (gains.length + loses.length === 0) return;
    const stays = will.filter(ref => was.includes(ref));
    const key = JSON.stringify([gains, loses, stays]);
    const known = changes.get(key) ?? { gains, loses, stays, milliseconds: 0 };
    known.milliseconds += milliseconds;
    changes.set(key, known);
  });
  return {
    changes: [...changes.values()],
    gapLeft: after.gaps.reduce(
      (sum, gap) => sum + gap.endsAt - gap.startsAt,
      0,
    ),
  };
}
