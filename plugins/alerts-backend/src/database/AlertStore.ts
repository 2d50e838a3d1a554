import type { AlertChange, AlertRecord } from '../lifecycle/records';

/**
 * What is to change of an alert, from what is there; undefined for nothing. It must not wait for anything, and may throw: then nothing
 * has changed.
 */
export type Decide = (alert: AlertRecord) => AlertChange | undefined;

/** What is changed of alerts: by people, and by what is due. */
export interface AlertStore {
  read(alertIds: readonly string[]): Promise<Map<string, AlertRecord>>;
  /**
   * Changes an alert in one transaction; nobody else changes it meanwhile.
   *
   * @returns the alert as it is now; undefined where there is none
   */
  change(alertId: string, decide: Decide): Promise<AlertRecord | undefined>;
  /** As {@link change}, for several by their ids, in one transaction: all of it or nothing. */
  changeAll(decisions: ReadonlyMap<string, Decide>): Promise<void>;
}
