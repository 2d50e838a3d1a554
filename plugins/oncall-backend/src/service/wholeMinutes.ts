const MINUTE = 60_000;

/** Schedules know whole minutes; what begins now begins with the next one. */
export const nextMinute = (now: Date) =>
  new Date(Math.ceil(now.getTime() / MINUTE) * MINUTE);

/** The minute that runs. */
export const thisMinute = (now: Date) =>
  new Date(Math.floor(now.getTime() / MINUTE) * MINUTE);

/** Whether an instant is before the minute that runs. */
export const hasPassed = (instant: number, now: number) =>
  instant < now - MINUTE;
