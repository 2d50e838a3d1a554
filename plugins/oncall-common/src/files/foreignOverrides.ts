import type { Override } from '../types';
import type { FileValue } from './FileValue';
import type { Losses } from './Losses';

/** How many overrides of a file are read, as many as a schedule may have. */
export const MOST_OVERRIDES = 5_000;

/** How many shifts that a file holds in its answers are read. */
export const MOST_RENDERED = 20_000;

/** Overrides of a file as they come: everybody is replaced by one person. */
export class ForeignOverrides {
  readonly list: Override[] = [];
  readonly #losses: Losses;

  constructor(losses: Losses) {
    this.#losses = losses;
  }

  /** @param person - key */
  add(times: { start: FileValue; end: FileValue }, person: string): void {
    const startsAt = times.start.instant();
    const endsAt = times.end.instant();
    if (endsAt <= startsAt) {
      this.#losses.add(times.end, 'without-time');
      return;
    }
    this.list.push({
      id: `override-${this.list.length + 1}`,
      kind: 'replace-all',
      startsAt: new Date(startsAt).toISOString(),
      endsAt: new Date(endsAt).toISOString(),
      userRefs: [person],
    });
  }
}
