/** The texts of the page's tabs: who is on call now, one's own shifts, all schedules. */
export const listMessages = {
  title: 'On-call',
};
