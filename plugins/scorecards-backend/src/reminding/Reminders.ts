import { everything } from '@internal/backend-kit';
import {
  campaignItems,
  isOpen,
  teamsOf,
} from '../service/documents/campaignItems';
import { dayOf, stageOf } from '../service/documents/campaignStates';
import type { Estates } from '../service/state/Estate';
import type { World } from '../service/World';
import { daysDue } from './daysDue';

type Known = Pick<World, 'runtime' | 'stores' | 'rulebook' | 'now'>;

/** Reminds teams of campaigns as their days come near; what is told of it, the notices and the digest say. */
export class Reminders {
  readonly #world: Known;
  readonly #estates: Estates;
  readonly #daysBefore: readonly number[];

  /** @param options.daysBefore - numbers of days before */
  constructor(
    world: Known,
    options: { estates: Estates; daysBefore: readonly number[] },
  ) {
    this.#world = world;
    this.#estates = options.estates;
    this.#daysBefore = options.daysBefore;
  }

  /** Done twice, or by two processes at once, it is as if it was done once. */
  async remindDue(signal?: AbortSignal): Promise<void> {
    const { rulebook, stores, now } = this.#world;
    const at = now();
    const today = dayOf(at);
    for (const { id: campaignId, document } of rulebook.campaigns()) {
      signal?.throwIfAborted();
      if (stageOf(document, today) !== 'running') continue;
      const options = { today, daysBefore: this.#daysBefore };
      // Most days none is near, whatever has been reached: nothing is worked out then.
      if (daysDue(document, { ...options, share: 0 }).length === 0) continue;
      const estate = this.#estates.seenBy(everything);
      const items = await campaignItems(this.#world, document, estate);
      const open = items.filter(isOpen);
      const done = items.filter(({ state }) => state === 'done').length;
      const share = (100 * done) / Math.max(1, done + open.length);
      for (const due of daysDue(document, { ...options, share })) {
        const teamRefs = teamsOf(open);
        await stores.reminders.addByDay({ campaignId, teamRefs, at, ...due });
      }
    }
  }
}
