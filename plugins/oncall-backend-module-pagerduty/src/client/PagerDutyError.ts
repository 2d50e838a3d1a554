/** PagerDuty answered something else than was asked for. */
export class PagerDutyError extends Error {
  constructor(message: string, readonly status?: number) {
    super(message);
  }
}

/** Nothing when PagerDuty says that there is none, or that what the token may see has none. */
export async function orNothing<T>(read: Promise<T>, ...statuses: number[]) {
  return read.catch(error => {
    if (
      error instanceof PagerDutyError &&
      statuses.includes(error.status ?? 0)
    ) {
      return undefined;
    }
    throw error;
  });
}
