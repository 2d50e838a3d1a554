import { InputError } from '@backstage/errors';
import type { RenameStore } from '../database/RenameStore';
import { assertAdmin } from './assertAdmin';
import type { OwnershipNews } from './OwnershipNews';
import { parseRefs } from './parseRefs';
import type { Register } from './Register';

/** Moves what is kept under one reference to another, for administrators and for nobody else. */
export class RenameDesk {
  readonly #register: Register;
  readonly #store: RenameStore;
  readonly #admins: string[];
  readonly #news: Pick<OwnershipNews, 'renamed'>;
  readonly #clock: () => number;

  constructor(options: {
    register: Register;
    store: RenameStore;
    /** References of users and groups; the teams below a group count as well. */
    admins: string[];
    news: Pick<OwnershipNews, 'renamed'>;
    clock?: () => number;
  }) {
    this.#register = options.register;
    this.#store = options.store;
    this.#admins = options.admins;
    this.#news = options.news;
    this.#clock = options.clock ?? Date.now;
  }

  async rename(
    request: { fromRef: string; toRef: string },
    actorRef: string,
  ): Promise<number> {
    const { organisation, entities } = await this.#register.current();
    assertAdmin(
      actorRef,
      this.#admins,
      organisation,
      'move what is kept under a reference',
    );
    const [fromRef] = parseRefs([request.fromRef], 'fromRef');
    const [toRef] = parseRefs([request.toRef], 'toRef');
    if (fromRef === toRef) {
      throw new InputError('toRef must differ from fromRef');
    }
    const { groups, users } = organisation;
    if (![entities, groups, users].some(known => known.has(toRef))) {
      throw new InputError(
        `toRef must be in the catalog, and ownership has not read '${toRef}' there`,
      );
    }
    const now = new Date(this.#clock());
    const moved = await this.#store.rename({ fromRef, toRef, actorRef, now });
    const happenedAt = now.toISOString();
    this.#news.renamed({ fromRef, toRef, actorRef, happenedAt });
    return moved;
  }
}
