import {
  handoffShiftId,
  readHandoffShiftId,
} from '@callboard/backstage-plugin-alerts-common';
import type {
  AlertsOnCallProvider,
  AlertsOnCallShift,
} from '@callboard/backstage-plugin-alerts-node';
import { inBatches } from '@internal/backend-kit';
import type { HandoffRecord } from '../database/HandoffStore';

const DAY = 86_400_000;
/** So far ahead it is looked for who comes next. */
const REACH_MS = 14 * DAY;
const PATIENCE_MS = 10_000;
const AT_ONCE = 8;
/** Everybody who opens the list asks: what was said is told again for so long. */
const KEPT_MS = 60_000;
/** So much more is asked for, as the time that is asked about moves on meanwhile. */
const AHEAD_MS = 5 * 60_000;
const MOST_KEPT = 1_000;

interface Kept<T> {
  from: number;
  to: number;
  until: number;
  said: Promise<T>;
}

/** Shifts follow each other; the same people go on where only their end was told in parts. */
function nextOf(
  shift: AlertsOnCallShift,
  later: readonly AlertsOnCallShift[],
): AlertsOnCallShift | undefined {
  const people = [...shift.userRefs].sort().join();
  return later.find(
    one =>
      one.userRefs.length > 0 && [...one.userRefs].sort().join() !== people,
  );
}

function toRecord(
  shift: AlertsOnCallShift,
  next: AlertsOnCallShift | undefined,
): HandoffRecord {
  const startsAt = Date.parse(shift.startsAt);
  const { scheduleId, scheduleName, teamRef, userRefs } = shift;
  return {
    shiftId: handoffShiftId(scheduleId, startsAt),
    ...{ scheduleId, scheduleName, teamRef, startsAt },
    endsAt: Date.parse(shift.endsAt),
    nextAt: next ? Date.parse(next.startsAt) : 0,
    fromRefs: userRefs,
    toRefs: next?.userRefs ?? [],
  };
}

/** Asks on-call which shifts end, and who comes next. */
export class HandoffShifts {
  readonly #onCall?: AlertsOnCallProvider;
  readonly #clock: () => number;
  /** By schedule; the list of all by an empty text. */
  readonly #kept = new Map<string, Kept<unknown>>();

  constructor(options: {
    onCall?: AlertsOnCallProvider;
    /** Milliseconds since 1970 in UTC; for tests. */
    clock?: () => number;
  }) {
    this.#onCall = options.onCall;
    this.#clock = options.clock ?? Date.now;
  }

  /** @returns undefined for what is no shift, or is not known any more */
  async find(shiftId: string): Promise<HandoffRecord | undefined> {
    const asked = readHandoffShiftId(shiftId);
    if (!asked) return undefined;
    const { scheduleId, startsAt } = asked;
    const shifts = await this.#read(scheduleId, startsAt, startsAt + REACH_MS);
    return shifts.find(one => one.startsAt === startsAt);
  }

  /**
   * Shifts that end, or have ended, in a time, by schedules of some teams.
   *
   * @param isOf - whether the schedules of a team are asked
   */
  async ending(
    { from, to }: { from: number; to: number },
    isOf: (teamRef: string) => boolean,
  ): Promise<HandoffRecord[]> {
    const onCall = this.#onCall;
    if (!onCall?.listShifts) return [];
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const schedules = await this.#once('', { from, to }, () =>
      onCall.listSchedules({ signal }),
    );
    const ids = schedules
      .filter(({ teamRef }) => isOf(teamRef))
      .map(({ id }) => id);
    const found: HandoffRecord[] = [];
    for (const batch of inBatches(ids, AT_ONCE)) {
      const read = batch.map(id =>
        this.#once(id, { from, to }, ahead =>
          this.#read(id, from, ahead + REACH_MS),
        ),
      );
      found.push(...(await Promise.all(read)).flat());
    }
    return found.filter(({ endsAt }) => endsAt >= from && endsAt <= to);
  }

  /** What was said a moment ago, or what `ask` says of a time that ends at `ahead`. */
  #once<T>(
    key: string,
    { from, to }: { from: number; to: number },
    ask: (ahead: number) => Promise<T>,
  ): Promise<T> {
    const now = this.#clock();
    const before = this.#kept.get(key) as Kept<T> | undefined;
    const covers =
      before && before.from <= from && before.to >= to && before.until > now;
    if (covers) return before.said;
    const ahead = to + AHEAD_MS;
    const kept = { from, to: ahead, until: now + KEPT_MS, said: ask(ahead) };
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(key, kept);
    kept.said.catch(() => {
      if (this.#kept.get(key) === kept) this.#kept.delete(key);
    });
    return kept.said;
  }

  async #read(
    scheduleId: string,
    from: number,
    to: number,
  ): Promise<HandoffRecord[]> {
    const shifts = await this.#onCall?.listShifts?.({
      ...{ scheduleId, from: new Date(from), to: new Date(to) },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return (shifts ?? []).map((shift, index, all) =>
      toRecord(shift, nextOf(shift, all.slice(index + 1))),
    );
  }
}
