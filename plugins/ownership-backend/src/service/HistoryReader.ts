import { decodeCursor, encodeCursor } from '@internal/backend-kit';
import { NotFoundError } from '@backstage/errors';
import {
  inContext,
  type Ownership,
  type OwnershipChange,
  type OwnershipChangePage,
  type Viewpoint,
} from '@callboard/backstage-plugin-ownership-common';
import { z } from 'zod';
import type { HistoryStore, KeptChange } from '../database/HistoryStore';
import { nameOf } from './naming';
import type { OwnershipReader, Viewer } from './OwnershipReader';
import { parseRefs } from './parseRefs';
import type { Presenter } from './Presenter';
import type { Register } from './Register';
import type { RegisterSnapshot } from './RegisterSnapshot';

const DEFAULT_LIMIT = 50;

const cursorSchema = z.object({ before: z.number().int() });

const refsIn = ({ ownerRef, toRef, actorRef }: KeptChange) =>
  [ownerRef, toRef, actorRef].filter(ref => ref !== undefined);

/** Reads what happened to an entity, with the names of those the viewer sees. */
export class HistoryReader {
  readonly #reader: OwnershipReader;
  readonly #register: Register;
  readonly #presenter: Presenter;
  readonly #store: HistoryStore;

  constructor(options: {
    reader: OwnershipReader;
    register: Register;
    presenter: Presenter;
    store: HistoryStore;
  }) {
    this.#reader = options.reader;
    this.#register = options.register;
    this.#presenter = options.presenter;
    this.#store = options.store;
  }

  async list(
    request: { entityRef: string; limit?: number; cursor?: string },
    viewer: Viewer,
  ): Promise<OwnershipChangePage> {
    const [entityRef] = parseRefs([request.entityRef], 'entityRef');
    const { limit = DEFAULT_LIMIT, cursor } = request;
    const beforeId = cursor && decodeCursor(cursor, cursorSchema).before;
    const { items } = await this.#reader.getOwnersByRefs(
      { entityRefs: [entityRef] },
      viewer,
    );
    if (!items[0]) {
      throw new NotFoundError(
        `Nothing is known about '${entityRef}', or you may not see it`,
      );
    }
    const [found, count, firstSeen, snapshot] = await Promise.all([
      this.#store.getChanges({
        entityRef,
        limit: limit + 1,
        ...(beforeId && { beforeId }),
      }),
      this.#store.countChanges(entityRef),
      this.#store.getFirstSeen(entityRef),
      this.#register.current(),
    ]);
    const { viewpoint, seesSources } = await this.#viewpoint(
      entityRef,
      found.flatMap(refsIn),
      viewer,
      snapshot,
    );
    const shown = found
      .slice(0, limit)
      .map(change =>
        toChange(
          seesSources ? change : withoutSource(change, items[0]!),
          viewpoint,
        ),
      );
    const hasMore = found.length > limit;
    if (!hasMore && firstSeen) {
      shown.push({
        id: 'first-seen',
        change: 'first-seen',
        happenedAt: firstSeen.toISOString(),
      });
    }
    return {
      items: shown,
      pageInfo: hasMore
        ? { nextCursor: encodeCursor({ before: found[limit - 1].id }) }
        : {},
      totalItems: count + (firstSeen ? 1 : 0),
    };
  }

  async #viewpoint(
    entityRef: string,
    refs: string[],
    { view }: Viewer,
    { entities, organisation }: RegisterSnapshot,
  ): Promise<{ viewpoint: Viewpoint; seesSources: boolean }> {
    const facts = entities.get(entityRef);
    const context = facts && inContext(facts, organisation);
    const partOf = context?.partOf.map(part => part.entityRef) ?? [];
    const sees = await view.check([...refs, ...partOf]);
    return {
      viewpoint: this.#presenter.viewpoint(sees, organisation),
      seesSources: partOf.every(sees),
    };
  }
}

/** The owner that a transfer takes from may be written in a system that this viewer does not see. */
function withoutSource(change: KeptChange, { owner }: Ownership): KeptChange {
  return change.transferId === undefined || change.ownerRef === owner?.entityRef
    ? change
    : { ...change, ownerRef: undefined };
}

function toChange(kept: KeptChange, viewpoint: Viewpoint): OwnershipChange {
  const actor = nameOf(kept.actorRef, viewpoint);
  const owner = nameOf(kept.ownerRef, viewpoint);
  const to = nameOf(kept.toRef, viewpoint);
  return {
    id: `${kept.id}`,
    change: kept.change as OwnershipChange['change'],
    happenedAt: kept.happenedAt.toISOString(),
    ...(actor && { actor }),
    ...(owner && { owner }),
    ...(to && { to }),
    ...(kept.text !== undefined && { text: kept.text }),
    ...(kept.role !== undefined && { role: kept.role }),
    ...(kept.transferId !== undefined && { transferId: kept.transferId }),
  };
}
