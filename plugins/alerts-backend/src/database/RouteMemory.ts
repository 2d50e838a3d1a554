import { randomUUID } from 'node:crypto';
import type { LabelMatcher } from '@callboard/backstage-plugin-alerts-common';
import type { Knex } from 'knex';
import { jsonOf } from './values';

/** What a person has decided for alerts like one. */
export interface NewRoute {
  /** Only for what comes by this key. */
  laneId: string;
  matchers: readonly LabelMatcher[];
  /** Entity or group. */
  targetRef: string;
  by: string;
  at: number;
}

/** Keeps where people say that alerts belong. */
export interface RouteMemory {
  /** The same again is kept once. */
  remember(route: NewRoute): Promise<void>;
}

const inOrder = (matchers: readonly LabelMatcher[]) =>
  [...matchers].sort((one, other) => (one.label < other.label ? -1 : 1));

/** Keeps routes in SQLite or PostgreSQL. */
export class DatabaseRouteMemory implements RouteMemory {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async remember(route: NewRoute): Promise<void> {
    const { laneId, targetRef, by, at } = route;
    const matchers_json = jsonOf(inOrder(route.matchers));
    await this.#db.transaction(async tx => {
      const known = await tx('remembered_routes')
        .where({ lane_id: laneId, target_ref: targetRef, matchers_json })
        .first('id');
      if (known) return;
      await tx('remembered_routes').insert({
        ...{ id: randomUUID(), lane_id: laneId, matchers_json },
        ...{ target_ref: targetRef, created_by: by, created_at: at },
      });
    });
  }
}
