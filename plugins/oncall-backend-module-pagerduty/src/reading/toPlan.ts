import type {
  OncallSourceLevel,
  OncallSourcePlan,
  OncallSourceShift,
} from '@callboard/backstage-plugin-oncall-node';
import type { Window } from '../client/window';

const MOST_SHIFTS = 500;

const startOf = ({ startsAt }: OncallSourceShift) =>
  startsAt ? Date.parse(startsAt) : 0;

/** Of a level with very many shifts the first are kept, and the plan is known for as long as they reach. */
export function toPlan(
  id: string,
  levels: readonly OncallSourceLevel[],
  { since, until }: Window,
): OncallSourcePlan {
  let knownUntil = until.getTime();
  const kept = levels.map(level => {
    const shifts = [...level.shifts].sort(
      (one, other) => startOf(one) - startOf(other),
    );
    if (shifts.length > MOST_SHIFTS) {
      knownUntil = Math.min(knownUntil, startOf(shifts[MOST_SHIFTS]));
    }
    return { ...level, shifts: shifts.slice(0, MOST_SHIFTS) };
  });
  return {
    id,
    knownFrom: since.toISOString(),
    knownUntil: new Date(knownUntil).toISOString(),
    levels: kept,
  };
}
