import { randomUUID } from 'node:crypto';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import type {
  Confirmation,
  Ownership,
} from '@callboard/backstage-plugin-ownership-common';
import type { ConfirmationStore } from '../database/ConfirmationStore';
import type { OwnershipNews } from './OwnershipNews';
import type { OwnershipReader, Viewer } from './OwnershipReader';
import { parseRefs } from './parseRefs';
import type { Register } from './Register';
import { isAnsweredBy } from './transferRules';

/** For so long whoever confirmed may take it back, whether or not they still answer. */
const UNDO_MS = 15 * 60_000;

/** What is to be confirmed: the entity, and the owner its confirmer saw. */
export interface ConfirmRequest {
  items: { entityRef: string; ownerRef: string }[];
}

/** Takes confirmations, from those who answer for the entity and from nobody else, whatever a policy says. */
export class ConfirmationDesk {
  readonly #reader: OwnershipReader;
  readonly #register: Register;
  readonly #store: ConfirmationStore;
  readonly #news: Pick<OwnershipNews, 'confirmed' | 'confirmationUndone'>;
  readonly #clock: () => number;

  constructor(options: {
    reader: OwnershipReader;
    register: Register;
    store: ConfirmationStore;
    news: Pick<OwnershipNews, 'confirmed' | 'confirmationUndone'>;
    /** Milliseconds since 1970 in UTC; for tests. */
    clock?: () => number;
  }) {
    this.#reader = options.reader;
    this.#register = options.register;
    this.#store = options.store;
    this.#news = options.news;
    this.#clock = options.clock ?? Date.now;
  }

  /** All or none: a confirmation that stands for half of a list would have to be read item by item. */
  async confirm(
    request: ConfirmRequest,
    viewer: Viewer & { userRef: string },
  ): Promise<Confirmation> {
    const entityRefs = parseRefs(
      request.items.map(({ entityRef }) => entityRef),
      'entityRef of items',
    );
    const ownerRefs = parseRefs(
      request.items.map(({ ownerRef }) => ownerRef),
      'ownerRef of items',
    );
    if (new Set(entityRefs).size < entityRefs.length) {
      throw new InputError('items must name each entity once');
    }
    const { items } = await this.#reader.getOwnersByRefs(
      { entityRefs },
      viewer,
    );
    const confirmed = entityRefs.map((entityRef, index) => {
      const ownerRef = ownerRefs[index];
      assertConfirmable(entityRef, ownerRef, items[index]);
      return { entityRef, ownerRef };
    });
    const id = randomUUID();
    const confirmedAt = new Date(this.#clock());
    await this.#store.confirm({
      id,
      items: confirmed,
      confirmedAt,
      confirmedBy: viewer.userRef,
    });
    this.#news.confirmed({
      confirmationId: id,
      entityRefs,
      actorRef: viewer.userRef,
      happenedAt: confirmedAt.toISOString(),
    });
    return { id, confirmedAt: confirmedAt.toISOString(), entityRefs };
  }

  /** The entities that taking a confirmation back would change. */
  async findUndoable(
    { id }: { id: string },
    userRef: string,
  ): Promise<string[]> {
    const standing = await this.#store.getStanding({ id, actorRef: userRef });
    return standing.map(({ entityRef }) => entityRef);
  }

  /**
   * A slip is taken back by who made it; later it is, like confirming, for those who answer.
   *
   * @returns the entities whose earlier state stands again
   */
  async undo({ id }: { id: string }, userRef: string): Promise<string[]> {
    const undoneAt = new Date(this.#clock());
    await this.#assertUndoable(id, userRef, undoneAt);
    const entityRefs = await this.#store.undo({
      id,
      actorRef: userRef,
      undoneAt,
    });
    if (entityRefs.length === 0) {
      throw new NotFoundError(
        `There is nothing to take back: confirmation '${id}' is not yours, was taken back already, or others confirmed since`,
      );
    }
    this.#news.confirmationUndone({
      confirmationId: id,
      entityRefs,
      actorRef: userRef,
      happenedAt: undoneAt.toISOString(),
    });
    return entityRefs;
  }

  async #assertUndoable(id: string, userRef: string, now: Date): Promise<void> {
    const [standing, snapshot] = await Promise.all([
      this.#store.getStanding({ id, actorRef: userRef }),
      this.#register.current(),
    ]);
    const refused = standing.find(
      ({ ownerRef, confirmedAt }) =>
        now.getTime() - confirmedAt.getTime() > UNDO_MS &&
        !isAnsweredBy(ownerRef, userRef, snapshot),
    );
    if (refused) {
      throw new NotAllowedError(
        `Only people of '${refused.ownerRef}' may take back after 15 minutes that it owns '${refused.entityRef}'`,
      );
    }
  }
}

function assertConfirmable(
  entityRef: string,
  ownerRef: string,
  ownership: Ownership | null,
): void {
  if (!ownership) {
    throw new NotFoundError(
      `Nothing is known about the owner of '${entityRef}', or you may not see it`,
    );
  }
  const { owner, trust } = ownership;
  if (owner?.entityRef !== ownerRef) {
    throw new ConflictError(
      owner
        ? `'${entityRef}' is owned by '${owner.entityRef}' now, not by '${ownerRef}'`
        : `'${entityRef}' has no owner in the catalog that could be confirmed`,
    );
  }
  if (!trust?.mayConfirm) {
    throw new NotAllowedError(
      `Only people of '${ownerRef}' may confirm that it owns '${entityRef}'`,
    );
  }
}
