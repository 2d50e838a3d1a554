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
const REACH_MS = 30 * DAY;
const PATIENCE_MS = 10_000;
const AT_ONCE = 8;

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

  constructor(options: { onCall?: AlertsOnCallProvider }) {
    this.#onCall = options.onCall;
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
    if (!this.#onCall?.listShifts) return [];
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const schedules = await this.#onCall.listSchedules({ signal });
    const ids = schedules
      .filter(({ teamRef }) => isOf(teamRef))
      .map(({ id }) => id);
    const found: HandoffRecord[] = [];
    for (const batch of inBatches(ids, AT_ONCE)) {
      const read = batch.map(id => this.#read(id, from, to + REACH_MS));
      found.push(...(await Promise.all(read)).flat());
    }
    return found.filter(({ endsAt }) => endsAt >= from && endsAt <= to);
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
