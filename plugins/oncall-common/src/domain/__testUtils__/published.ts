import type { Rotation, ScheduleConfiguration } from '../../types';
import { runtimeClocks } from '../clocks';
import { resolveLayers, resolveSchedule } from '../resolveSchedule';
import { validateSchedule } from '../validateSchedule';
import { schedule, turns } from './configuration';

/*
 * Test cases that other systems published, as tables of our own: what went in and the instants that came out are facts, and
 * carried over; code and sentences are not. Where the original counts from the day of the run, a fixed day stands for it.
 */

/** Where a case was published. */
export interface Source {
  repository: string;
  file: string;
  /** Name of the test, of the example, or the number of the issue. */
  test: string;
  licence: string;
}

/** Sources of one file, by the name of the test. */
export const sourcesIn =
  (repository: string, licence: string, file: string) =>
  (test: string): Source => ({ repository, file, test, licence });

/** Start and end in UTC, and the people on call from the first to the last instant. */
export type Shift = [start: string, end: string, ...people: string[]];

interface Case {
  source: Source;
  title: string;
}

/** Instants at which turns of a rotation change, one after the other, none left out. */
export interface HandoffCase extends Case {
  timeZone: string;
  rotation: [unit: Rotation['unit'], length: number, startsAt: string];
  handoffs: string[];
}

/** Who is on call in a window; nobody between the shifts. */
export interface ShiftCase extends Case {
  configuration: ScheduleConfiguration;
  from: string;
  to: string;
  shifts: Shift[];
}

/** Who is on call at some instants. */
export interface MomentCase extends Case {
  configuration: ScheduleConfiguration;
  moments: [at: string, ...people: string[]][];
}

export type PublishedCase = HandoffCase | ShiftCase | MomentCase;

/** A case whose answer is another one here, on purpose. */
export type DifferingCase = (
  | (HandoffCase & { theirs: string[] })
  | (ShiftCase & { theirs: Shift[] | 'refused' })
) & { reason: string };

const iso = (instant: number) => new Date(instant).toISOString();
const at = (moment: string) => iso(Date.parse(moment));
const MINUTE = 60_000;

const inUtc = ([start, end, ...people]: Shift): Shift => [
  at(start),
  at(end),
  ...people.sort(),
];

/** Shifts of a window, and between them those of nobody. */
function withGaps({ from, to }: ShiftCase, shifts: readonly Shift[]): Shift[] {
  const all: Shift[] = [];
  let reached = at(from);
  for (const shift of shifts.map(inUtc)) {
    if (reached !== shift[0]) all.push([reached, shift[0]]);
    all.push(shift);
    reached = shift[1];
  }
  return reached === at(to) ? all : [...all, [reached, at(to)]];
}

function handoffsHere({ timeZone, rotation, handoffs }: HandoffCase): string[] {
  const [unit, length, startsAt] = rotation;
  // A minute around, so that the first and the last one are seen as well.
  const from = Date.parse(handoffs[0]) - MINUTE;
  const to = Date.parse(handoffs[handoffs.length - 1]) + MINUTE;
  return resolveLayers(
    schedule(timeZone, [
      { rotation: turns(unit, startsAt, ['a'], { length }) },
    ]),
    from,
    to,
    runtimeClocks(from, to),
  )
    .slice(1)
    .map(turn => iso(turn.startsAt));
}

function shiftsHere({ configuration, from, to }: ShiftCase): Shift[] {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const { intervals, gaps } = resolveSchedule(
    configuration,
    start,
    end,
    runtimeClocks(start, end),
  );
  return [...intervals, ...gaps.map(gap => ({ ...gap, userRefs: [] }))]
    .sort((one, other) => one.startsAt - other.startsAt)
    .map(({ startsAt, endsAt, userRefs }) => [
      iso(startsAt),
      iso(endsAt),
      ...userRefs,
    ]);
}

const momentsHere = ({ configuration, moments }: MomentCase) =>
  moments.map(([moment]) => {
    const start = Date.parse(moment);
    const { intervals } = resolveSchedule(
      configuration,
      start,
      start + 1,
      runtimeClocks(start, start),
    );
    return [at(moment), ...(intervals[0]?.userRefs ?? [])];
  });

/** What the engine says. A configuration that it would refuse answers with the reasons. */
export function answerHere(published: PublishedCase) {
  if ('handoffs' in published) return handoffsHere(published);
  const problems = validateSchedule(published.configuration);
  if (problems.length > 0) return problems;
  return 'shifts' in published ? shiftsHere(published) : momentsHere(published);
}

/** What the table says, in the form of the engine's answer. */
export function answerInTable(published: PublishedCase) {
  if ('handoffs' in published) return published.handoffs.map(at);
  if ('shifts' in published) return withGaps(published, published.shifts);
  return published.moments.map(([moment, ...people]) => [
    at(moment),
    ...people.sort(),
  ]);
}

/** What the other system says, in the same form. */
export function answerThere(differing: DifferingCase) {
  if ('handoffs' in differing) return differing.theirs.map(at);
  return differing.theirs === 'refused'
    ? 'refused'
    : withGaps(differing, differing.theirs);
}
