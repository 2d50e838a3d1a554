/**
 * Minutes of work for people, the two largest units at most: `30 min`, `1 h 30 min`, `3 d`, `1 d 4 h`; a day of work has 8 hours.
 */
export function formatEffort(minutes: number): string {
  // Above a day the minutes are noise, and rounding may fill the day.
  const whole =
    minutes < 480 ? Math.round(minutes) : Math.round(minutes / 60) * 60;
  const days = Math.floor(whole / 480);
  const hours = Math.floor((whole % 480) / 60);
  const rest = whole % 60;
  return [
    ...(days > 0 ? [`${days.toLocaleString('en')} d`] : []),
    ...(hours > 0 ? [`${hours} h`] : []),
    ...(rest > 0 || whole === 0 ? [`${rest} min`] : []),
  ].join(' ');
}
