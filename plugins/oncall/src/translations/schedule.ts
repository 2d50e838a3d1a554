/** The texts of the page of one schedule: its timeline, its shifts, its history, overrides. */
export const scheduleMessages = {
  subject: 'The schedule',
  thing: 'this schedule',
};
