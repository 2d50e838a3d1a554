import type { AlertChange, AlertRecord } from '../lifecycle/records';

/** What is changed of alerts one at a time: by people, and by what is due. */
export interface AlertStore {
  read(alertIds: readonly string[]): Promise<Map<string, AlertRecord>>;
  /**
   * Changes an alert in one transaction; nobody else changes it meanwhile.
   *
   * @param decide - what is to change, from what is there; undefined for nothing. It must not wait for anything, and may throw: then
   *   nothing has changed
   * @returns the alert as it is now; undefined where there is none
   */
  change(
    alertId: string,
    decide: (alert: AlertRecord) => AlertChange | undefined,
  ): Promise<AlertRecord | undefined>;
}
