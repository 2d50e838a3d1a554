import {
  resolveSchedule,
  runtimeClocks,
} from '@callboard/backstage-plugin-oncall-common';
import type { BookEntry } from '../ScheduleBook';
import { versionAt } from '../versionAt';

const DAY = 86_400_000;
/** Within it everybody of a rotation had a turn, also where windows and turns take months to meet. */
const ROUND = 366 * DAY;
const RENEW_AFTER = DAY;

interface Known {
  madeAt: number;
  version: object;
  userRefs: ReadonlySet<string>;
}

/** Knows who gets a turn by the rules of schedules, without overrides: a swap of two weeks makes no rotation smaller. */
export class TurnTakers {
  readonly #known = new WeakMap<BookEntry, Known>();

  /** By full references; of unchanged schedules it is known already. */
  of(entry: BookEntry, now: number): ReadonlySet<string> {
    const { version } = versionAt(entry.schedule, now);
    const known = this.#known.get(entry);
    if (
      known?.version === version &&
      known.madeAt <= now &&
      now < known.madeAt + RENEW_AFTER
    ) {
      return known.userRefs;
    }
    const to = now + ROUND;
    const { intervals } = resolveSchedule(
      { versions: [{ ...version, effectiveFrom: undefined }] },
      now,
      to,
      runtimeClocks(now, to),
    );
    const userRefs = new Set(intervals.flatMap(one => one.userRefs));
    this.#known.set(entry, { madeAt: now, version, userRefs });
    return userRefs;
  }
}
