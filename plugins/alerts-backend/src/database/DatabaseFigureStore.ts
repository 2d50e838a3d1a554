import { inBatches, letOthersIn } from '@internal/backend-kit';
import type { CountedAlert } from '@callboard/backstage-plugin-alerts-common';
import type { Knex } from 'knex';
import type { FigureStore } from './FigureStore';
import { readCounted } from './operations/query/readCounted';

/** Places that a statement looks at. */
const SLICE = 100;
const MOST_UNROUTED = 5_000;

/** Adds up alerts in SQLite or PostgreSQL. */
export class DatabaseFigureStore implements FigureStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async readCounted(
    ...[asked, options]: Parameters<FigureStore['readCounted']>
  ): Promise<Map<string, CountedAlert[]>> {
    const found = new Map<string, CountedAlert[]>();
    for (const kind of ['entity', 'team'] as const) {
      const ofKind = asked.filter(one => one.kind === kind);
      for (const batch of inBatches(ofKind, SLICE)) {
        const rows = await readCounted(this.#db, kind, [...batch], options);
        for (const [ref, alert] of rows) {
          const alerts = found.get(ref) ?? [];
          if (alerts.length === 0) found.set(ref, alerts);
          alerts.push(alert);
        }
        await letOthersIn();
      }
    }
    return found;
  }

  async countNear(since: number): Promise<Map<string, number>> {
    const texts: string[] = await this.#db('alerts')
      .where('opened_at', '>=', since)
      .where({ is_unrouted: true })
      .whereNotNull('nearest_json')
      .orderBy('opened_at', 'desc')
      .limit(MOST_UNROUTED)
      .pluck('nearest_json');
    const counts = new Map<string, number>();
    for (const ref of texts.flatMap((text): string[] => JSON.parse(text))) {
      counts.set(ref, (counts.get(ref) ?? 0) + 1);
    }
    return counts;
  }
}
