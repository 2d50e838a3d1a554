import type { CountedAlert } from '@callboard/backstage-plugin-alerts-common';
import type { AskedRef, VisibleAlerts } from './AlertQueryStore';

/** What alerts add up to is read here. */
export interface FigureStore {
  /** By what was asked for; nothing for what had no alerts. The newest 50,000 of all count. */
  readCounted(
    asked: readonly AskedRef[],
    options: {
      /** Opened since. */
      since: number;
      visible: VisibleAlerts;
    },
  ): Promise<Map<string, CountedAlert[]>>;
  /** How many unrouted alerts may be of each entity; of the newest 5,000. */
  countNear(since: number): Promise<Map<string, number>>;
}
