import type { TrunkAttempt, TrunkEpisode, TrunkEpisodes } from '../types';
import { trunkEvents } from './trunkEvents';
import { TrunkWalk } from './TrunkWalk';

/**
 * When trunk of a pipeline was red: from the finish of the first red build to the finish of the first green one; the last may be
 * open: a time to event that is censored at its right end, which has to stay in the count (Kaplan and Meier, "Nonparametric
 * estimation from incomplete observations", JASA 53 (1958), 457-481).
 *
 * - Only outcomes that count for health say something; of a build's attempts the latest such one decides, from its finish on.
 * - A red whose own commit passes later (a further attempt, a rebuild, another run of it) broke nothing: it is flake time.
 * - A result of an older commit that comes in after one of a newer commit changes nothing: it is not what trunk is now.
 *
 * @param attempts - finished attempts of one pipeline on trunk, in any order
 * @public
 */
export function trunkEpisodes(attempts: Iterable<TrunkAttempt>): TrunkEpisodes {
  const walk = new TrunkWalk();
  for (const event of trunkEvents(attempts)) walk.step(event);
  const episodes: TrunkEpisodes = { red: [], flake: [] };
  const found = walk.open ? [...walk.ended, walk.open] : walk.ended;
  for (const { kind, ...episode } of found) episodes[kind].push(episode);
  return episodes;
}

/**
 * How long trunk was red within a window, in milliseconds: `Σ |[startedAt, endedAt ?? now) ∩ [from, to)|`. The episode that is
 * still open counts up to now: leaving it out would make the worst week look best.
 *
 * @public
 */
export function redMs(
  episodes: Iterable<Pick<TrunkEpisode, 'startedAt' | 'endedAt'>>,
  { from, to, now }: { from: number; to: number; now: number },
): number {
  let sum = 0;
  for (const { startedAt, endedAt = now } of episodes) {
    const end = Math.min(endedAt, to, now);
    sum += Math.max(0, end - Math.max(startedAt, from));
  }
  return sum;
}
