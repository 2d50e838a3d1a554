import type { TrunkEpisode, TrunkEvent, TrunkPosition } from '../types';

/** An episode of trunk with what it was. */
/**
 * An episode that is over, and whether the same commit explained it away.
 *
 * @public
 */
export type EndedEpisode = TrunkEpisode & {
  kind: 'red' | 'flake';
  endedAt: number;
};

/**
 * Goes along what happened on trunk and finds the episodes in which it was not green. It may stop anywhere and go on from where it
 * was, so that a day is worked out without the year before it.
 *
 * A result of an older commit that comes in after one of a newer commit changes nothing: it is not what trunk is now.
 *
 * @public
 */
export class TrunkWalk {
  /** In order of time. `builds` counts from where the walk began. */
  readonly ended: EndedEpisode[] = [];
  #head: TrunkPosition['head'];
  #open: TrunkPosition['open'];
  #seen = new Set<string>();

  constructor(from: TrunkPosition = {}) {
    this.#head = from.head;
    this.#open = from.open;
  }

  /** Where trunk stands after what was walked. */
  get position(): TrunkPosition {
    return {
      ...(this.#head && { head: this.#head }),
      ...(this.#open && { open: this.#open }),
    };
  }

  /** The episode that lasts, if one does. */
  get open(): (TrunkEpisode & { kind: 'red' | 'flake' }) | undefined {
    return this.#open && { ...this.#open, builds: this.#seen.size };
  }

  /** @param event - not before the one that was walked last */
  step({ at, kind, buildId, order, commit }: TrunkEvent): void {
    const head = this.#head;
    if (head && order < head.order && commit !== head.commit) return;
    // A further run of the commit that trunk is at does not make it older.
    this.#head = {
      order: head?.commit === commit ? Math.max(head.order, order) : order,
      commit,
    };
    if (kind === 'green') {
      this.#close(at);
      return;
    }
    if (kind === 'red' && this.#open?.kind === 'flake') this.#close(at);
    if (!this.#open) {
      this.#seen = new Set();
      this.#open = { startedAt: at, firstRedId: buildId, kind };
    }
    this.#seen.add(buildId);
  }

  #close(at: number): void {
    // One that begins and ends at the same instant took no time.
    if (this.#open && at > this.#open.startedAt) {
      this.ended.push({ ...this.#open, endedAt: at, builds: this.#seen.size });
    }
    this.#open = undefined;
  }
}
