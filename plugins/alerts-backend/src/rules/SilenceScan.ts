import { rest } from '@internal/backend-kit';
import {
  compileSilences,
  type MatchedAlert,
  type SilenceWindow,
} from '@callboard/backstage-plugin-alerts-common';
import type { VisibleAlerts } from '../database/AlertQueryStore';
import type {
  MatchableAlert,
  MatchableQuery,
  SilenceRecord,
  SilenceStore,
} from '../database/SilenceStore';

const DAY_MS = 24 * 60 * 60_000;
const WEEK_MS = 7 * DAY_MS;
/** So long the past is that says how many alerts come in a week. */
const PAST_MS = 4 * WEEK_MS;

const PART = 500;
/** Alerts that are looked at for one silence; for a list of silences fewer, as each is looked at for all of them. */
const MOST = 20_000;
const MOST_FOR_LIST = 2_000;
/** Silences of a list of which it is told how many alerts they hide in a week. */
const MOST_COUNTED = 100;

/** What a silence is for, whenever. */
type Matched = Pick<SilenceWindow, 'matchers' | 'entityRefs' | 'teamRef'>;

/** Whether a silence is for an alert, whenever. */
export function matcherOf({
  matchers,
  entityRefs,
  teamRef,
}: Matched): (alert: MatchedAlert) => boolean {
  const always = { startsAt: '1970-01-01T00:00:00Z', endsAt: '9999-12-31' };
  const compiled = compileSilences([
    { matchers, entityRefs, teamRef, ...always },
  ]);
  return alert => compiled.find(alert, 0) !== undefined;
}

/** Whether an alert is quiet by this silence and not by another one. */
export const isQuietBy = (
  { quiet }: Pick<MatchableAlert, 'quiet'>,
  { endsAt, createdBy, reason }: SilenceRecord,
): boolean =>
  quiet?.kind === 'silenced' &&
  quiet.until === Date.parse(endsAt) &&
  quiet.by === createdBy &&
  quiet.reason === reason;

const keyOf = (until: number, by = '', reason = '') =>
  JSON.stringify([until, by, reason]);

/** Finds the alerts that silences are for, part by part. */
export class SilenceScan {
  readonly #store: Pick<SilenceStore, 'readAlerts'>;

  constructor(store: Pick<SilenceStore, 'readAlerts'>) {
    this.#store = store;
  }

  /** The newest first. */
  async *alerts(
    query: Omit<MatchableQuery, 'after' | 'limit'>,
    most: number = Infinity,
  ): AsyncGenerator<MatchableAlert> {
    let left = most;
    let after: MatchableAlert | undefined;
    do {
      const limit = Math.min(PART, left);
      const part = await this.#store.readAlerts({ ...query, after, limit });
      for (const alert of part) {
        yield alert;
        await rest();
      }
      left -= limit;
      after = part.length === limit ? part.at(-1) : undefined;
    } while (after && left > 0);
  }

  /** Open ones, without their labels. */
  async open(
    matched: Matched,
    visible: VisibleAlerts,
  ): Promise<Pick<MatchableAlert, 'id' | 'severity' | 'openedAt'>[]> {
    const matches = matcherOf(matched);
    const found: Pick<MatchableAlert, 'id' | 'severity' | 'openedAt'>[] = [];
    const query = { which: 'open', scope: matched, visible } as const;
    for await (const alert of this.alerts(query, MOST)) {
      const { id, severity, openedAt } = alert;
      if (matches(alert)) found.push({ id, severity, openedAt });
    }
    return found;
  }

  /** How many alerts that it is for were opened in a week, of those of the last 28 days. */
  async perWeek(
    matched: Matched,
    visible: VisibleAlerts,
    now: number,
  ): Promise<number> {
    const query = { scope: matched, visible, now, most: MOST };
    const [count] = await this.#perWeek([matched], query);
    return count;
  }

  /** As {@link perWeek}, for a list: by what came last, and of the first of them. */
  async perWeekOf(
    silences: readonly SilenceRecord[],
    visible: VisibleAlerts,
    now: number,
  ): Promise<Map<string, number>> {
    const counted = silences.slice(0, MOST_COUNTED);
    if (counted.length === 0) return new Map();
    const query = { scope: {}, visible, now, most: MOST_FOR_LIST };
    const counts = await this.#perWeek(counted, query);
    return new Map(counted.map(({ id }, index) => [id, counts[index]]));
  }

  /** How many open alerts are quiet by each of these. */
  async countQuiet(
    silences: readonly SilenceRecord[],
    visible: VisibleAlerts,
  ): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    if (silences.length > 0) {
      const query = { which: 'silenced', scope: {}, visible } as const;
      for await (const { quiet } of this.alerts(query, MOST)) {
        if (!quiet) continue;
        const key = keyOf(quiet.until, quiet.by, quiet.reason);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    const countOf = ({ endsAt, createdBy, reason }: SilenceRecord) =>
      counts.get(keyOf(Date.parse(endsAt), createdBy, reason)) ?? 0;
    return new Map(silences.map(one => [one.id, countOf(one)]));
  }

  async #perWeek(
    all: readonly Matched[],
    options: Pick<MatchableQuery, 'scope' | 'visible'> & {
      now: number;
      most: number;
    },
  ): Promise<number[]> {
    const { scope, visible, now, most } = options;
    const matchers = all.map(matcherOf);
    const counts = all.map(() => 0);
    const which = { openedSince: now - PAST_MS };
    let looked = 0;
    let oldest = now;
    for await (const alert of this.alerts({ which, scope, visible }, most)) {
      looked += 1;
      oldest = alert.openedAt;
      matchers.forEach((matches, index) => {
        if (matches(alert)) counts[index] += 1;
      });
    }
    // Where there are more than are looked at, those that came last stand for all.
    const past =
      looked < most ? PAST_MS : Math.max(now - oldest, DAY_MS / 24 / 60);
    return counts.map(count => Math.round((count * 10 * WEEK_MS) / past) / 10);
  }
}
