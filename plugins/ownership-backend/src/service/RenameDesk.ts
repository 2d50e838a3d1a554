import { InputError, NotAllowedError } from '@backstage/errors';
import { ancestorsOf } from '@callboard/backstage-plugin-ownership-common';
import type { RenameStore } from '../database/RenameStore';
import type { OwnershipNews } from './OwnershipNews';
import { parseRefs } from './parseRefs';
import type { Register } from './Register';

/** Moves what is kept under one reference to another, for administrators and for nobody else. */
export class RenameDesk {
  readonly #register: Register;
  readonly #store: RenameStore;
  readonly #admins: ReadonlySet<string>;
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
    this.#admins = new Set(options.admins);
    this.#news = options.news;
    this.#clock = options.clock ?? Date.now;
  }

  async rename(
    request: { fromRef: string; toRef: string },
    actorRef: string,
  ): Promise<number> {
    await this.#assertAdmin(actorRef);
    const [fromRef] = parseRefs([request.fromRef], 'fromRef');
    const [toRef] = parseRefs([request.toRef], 'toRef');
    if (fromRef === toRef) {
      throw new InputError('toRef must differ from fromRef');
    }
    const now = new Date(this.#clock());
    const moved = await this.#store.rename({ fromRef, toRef, actorRef, now });
    const happenedAt = now.toISOString();
    this.#news.renamed({ fromRef, toRef, actorRef, happenedAt });
    return moved;
  }

  async #assertAdmin(userRef: string): Promise<void> {
    const { organisation } = await this.#register.current();
    const teams = organisation.teamsOf.get(userRef) ?? [];
    const claims = [
      userRef,
      ...teams,
      ...teams.flatMap(ref => ancestorsOf(ref, organisation.edges)),
    ];
    if (!claims.some(ref => this.#admins.has(ref))) {
      throw new NotAllowedError(
        'Only administrators named in ownership.admins may move what is kept under a reference',
      );
    }
  }
}
