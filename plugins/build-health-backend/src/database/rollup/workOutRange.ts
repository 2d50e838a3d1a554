import {
  TrunkWalk,
  trunkEvents,
  type TrunkAttempt,
  type TrunkEpisode,
  type TrunkEvent,
  type TrunkPosition,
} from '@callboard/backstage-plugin-build-health-common';
import { dayCells } from './dayCells';
import { DAY_MS, dayOf, type DayCell, type TrunkRow } from './rollupRows';
import type { TrunkRows } from './TrunkRows';

/** Days, both of them included. */
export interface DayRange {
  first: number;
  last: number;
}

/** What was worked out of some days. */
export interface WorkedOutDays {
  /** Days on which something finished, each with where trunk stood after it. */
  days: { cell: DayCell; position: TrunkPosition }[];
  /** That ended on these days. */
  ended: (TrunkEpisode & { kind: 'red' | 'flake'; endedAt: number })[];
  /** Where trunk stands after them. */
  position: TrunkPosition;
  /** Other days on which builds mean something else now. */
  echoes: Set<number>;
}

const SHA = 'sha ';
const shasOf = (events: readonly TrunkEvent[]) => [
  ...new Set(
    events.flatMap(({ commit }) =>
      commit.startsWith(SHA) ? [commit.slice(SHA.length)] : [],
    ),
  ),
];

const toAttempt = (row: TrunkRow): TrunkAttempt[] =>
  row.outcome === undefined
    ? []
    : [
        {
          buildId: row.externalId,
          attempt: row.attempt,
          sha: row.sha,
          outcome: row.outcome,
          finishedAt: row.finishedAt,
          createdAt: row.createdAt,
          rebuildOf: row.rebuildOf,
        },
      ];

/** What happened on trunk, as far as builds are loaded. */
const eventsOf = (rows: TrunkRows) =>
  trunkEvents(rows.all().flatMap(toAttempt));

/**
 * Works out some days of trunk from its builds.
 *
 * @param rows - with all builds loaded of which an attempt finished on these days
 * @param from - where trunk stood before
 * @param isEcho - no build of these days has changed, so that nothing elsewhere means something else because of them
 */
export async function workOutRange(
  rows: TrunkRows,
  options: { range: DayRange; from: TrunkPosition; isEcho: boolean },
): Promise<WorkedOutDays> {
  const { range, from, isEcho } = options;
  const start = range.first * DAY_MS;
  const end = (range.last + 1) * DAY_MS;
  const finished = rows
    .all()
    .filter(({ finishedAt }) => finishedAt >= start && finishedAt < end);
  const linked = await rows.loadRepeats(
    new Set(finished.map(({ externalId }) => externalId)),
  );
  const isWithin = ({ at }: { at: number }) => at >= start && at < end;
  const echoes = new Set<number>();
  if (!isEcho) {
    const found = await findEchoes(rows, { isWithin, linked, start });
    found.forEach(day => echoes.add(day));
  }
  // Whether a red is explained by what came later, anywhere.
  const reds = eventsOf(rows).filter(
    event => event.kind === 'red' && isWithin(event),
  );
  if (reds.length > 0) {
    const passes = await rows.findPasses(shasOf(reds), { since: start });
    const repeats = await rows.findRepeatsWithoutCommit({ since: start });
    await rows.loadRepeats(await rows.load([...passes, ...repeats]));
  }
  const walk = new TrunkWalk(from);
  const events = eventsOf(rows).filter(isWithin);
  let next = 0;
  const days = dayCells(finished, id => rows.attemptsOf(id)).map(cell => {
    while (next < events.length && dayOf(events[next].at) <= cell.day) {
      walk.step(events[next]);
      next += 1;
    }
    return { cell, position: walk.position };
  });
  for (let day = range.first; day <= range.last; day++) echoes.delete(day);
  return { days, ended: walk.ended, position: walk.position, echoes };
}

/** Days of builds that these may explain, or whose commit or place they may tell. */
async function findEchoes(
  rows: TrunkRows,
  options: {
    isWithin: (event: { at: number }) => boolean;
    linked: ReadonlySet<string>;
    start: number;
  },
): Promise<number[]> {
  const { isWithin, linked, start } = options;
  const events = eventsOf(rows);
  const passes = events.filter(one => one.kind === 'green' && isWithin(one));
  const affected = new Set(linked);
  const reds = await rows.findReds(shasOf(passes), { before: start });
  reds.forEach(id => affected.add(id));
  const isTold = [...linked].some(id =>
    rows.attemptsOf(id).some(({ sha }) => sha === undefined),
  );
  if (isTold) {
    const told = events.filter(({ buildId }) => linked.has(buildId));
    const all = await rows.findReds(shasOf(told), { before: 0 });
    all.forEach(id => affected.add(id));
  }
  await rows.load(affected);
  return [...affected].flatMap(id =>
    rows.attemptsOf(id).map(({ finishedAt }) => dayOf(finishedAt)),
  );
}
