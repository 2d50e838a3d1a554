const dayFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `9 December 2026`, in UTC: one text goes to people in many time zones. */
export const dayOf = (instant: Date) => dayFormat.format(instant);
