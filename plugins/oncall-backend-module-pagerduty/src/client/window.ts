/** A time to be asked about, and how long anybody waits for the answer. */
export interface Window {
  since: Date;
  until: Date;
  signal: AbortSignal;
}

/** A window as PagerDuty takes it. */
export const inWindow = ({ since, until }: Window) => ({
  since: since.toISOString(),
  until: until.toISOString(),
  time_zone: 'UTC',
});
