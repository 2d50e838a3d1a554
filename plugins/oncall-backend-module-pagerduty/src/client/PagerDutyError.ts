/** PagerDuty answered something else than was asked for. */
export class PagerDutyError extends Error {
  constructor(message: string, readonly status?: number) {
    super(message);
  }
}
