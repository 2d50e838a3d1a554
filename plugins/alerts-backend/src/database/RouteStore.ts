import type { RememberedRoute } from '@callboard/backstage-plugin-alerts-common';

/** What is kept of a remembered route. */
export interface RouteRecord extends RememberedRoute {
  /** Full reference in lower case. */
  createdBy: string;
  /** Title of the routing key that it is for; absent for all. */
  key?: string;
}

/** Where people have said that alerts belong. */
export interface RouteStore {
  /** The newest first. */
  list(limit: number): Promise<RouteRecord[]>;
  get(id: string): Promise<RouteRecord | undefined>;
  /** @returns whether there was one */
  remove(id: string): Promise<boolean>;
}
