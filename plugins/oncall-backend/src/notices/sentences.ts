import { clipName } from '@internal/backend-kit';
import type {
  GapGroup,
  MovedShifts,
  WallClock,
} from '@callboard/backstage-plugin-oncall-common';
import { isOverClockChange } from '../watch/gapChanges';
import type { SeenSchedule } from '../watch/WatchState';
import { count, TimeWords } from './words';

/** When nobody is on call, and how often. */
export function gapLine(
  { first, count: times }: GapGroup,
  words: TimeWords,
  clock: WallClock,
): string {
  const jump = isOverClockChange(first, clock)
    ? ' (the clocks change that day)'
    : '';
  const rest =
    times > 1 ? `, and ${count(times - 1, 'more time')} at these hours` : '';
  return `${words.span(first)}${jump}${rest}`;
}

/** What happens to one person's shifts: the first of them in full, the others as a number. */
export function movedText(
  schedule: SeenSchedule,
  { first: { before, after }, count: number }: MovedShifts,
  now: number,
): { title: string; description: string } {
  const words = new TimeWords(schedule.timeZone);
  const name = clipName(schedule.name);
  const others = count(number - 1, 'more shift');
  const more = number > 1 ? ` ${others} of yours changed too.` : '';
  const was = before && words.stretch(before, now);
  const is = after && words.stretch(after, now);
  if (was && is) {
    return {
      title: `Your shift in ${name} moved`,
      description: `It was ${was}; it is ${is}.${more}`,
    };
  }
  return is
    ? { title: `You have a new shift in ${name}`, description: `${is}.${more}` }
    : {
        title: `You no longer have a shift in ${name}`,
        description: `It was ${was}.${more}`,
      };
}
