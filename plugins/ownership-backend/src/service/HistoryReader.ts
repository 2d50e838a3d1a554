import { decodeCursor, encodeCursor } from '@internal/backend-kit';
import { NotFoundError } from '@backstage/errors';
import {
  inContext,
  type Organisation,
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
import { refMeantBy } from './resolveRoles';

const DEFAULT_LIMIT = 50;

const cursorSchema = z.object({ before: z.number().int() });

const refsIn = ({ ownerRef, toRef, actorRef }: KeptChange) => [
  ownerRef,
  toRef,
  actorRef,
];

/** Who or what a text names that nobody wrote as words: the old reference, or who fills a role. */
function refInText(
  { change, text }: KeptChange,
  namespace: string,
  organisation: Organisation,
): string | undefined {
  if (change === 'renamed') return text;
  return change === 'role-set' && text !== undefined
    ? refMeantBy(text, namespace, organisation)
    : undefined;
}

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
    const [{ found, count }, firstSeen, snapshot] = await Promise.all([
      this.#find(
        { entityRef, limit: limit + 1, ...(beforeId && { beforeId }) },
        viewer,
      ),
      this.#store.getFirstSeen(entityRef),
      this.#register.current(),
    ]);
    const { organisation, entities } = snapshot;
    const namespace = entities.get(entityRef)?.namespace ?? 'default';
    const namedIn = (change: KeptChange) =>
      refInText(change, namespace, organisation);
    const { viewpoint, seesSources } = await this.#viewpoint(
      entityRef,
      found.flatMap(change => [...refsIn(change), namedIn(change)]),
      viewer,
      snapshot,
    );
    const withoutHidden = (change: KeptChange): KeptChange => {
      const named = namedIn(change);
      return named === undefined || viewpoint.sees(named)
        ? change
        : { ...change, text: undefined };
    };
    const shown = found
      .slice(0, limit)
      .map(change =>
        toChange(
          withoutHidden(
            seesSources ? change : withoutSource(change, items[0]!),
          ),
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

  /** Of transfers to teams that the viewer does not see there is nothing, nor are they counted. */
  async #find(
    request: { entityRef: string; limit: number; beforeId?: number },
    { view }: Viewer,
  ): Promise<{ found: KeptChange[]; count: number }> {
    const counts = await this.#store.countChanges(request.entityRef);
    const receivers = counts.flatMap(({ receiverRef }) => receiverRef ?? []);
    const sees = await view.check(receivers);
    const seen = counts.filter(
      ({ receiverRef: ref }) => ref === undefined || sees(ref),
    );
    return {
      found: await this.#store.getChanges({
        ...request,
        withoutTransfersTo: receivers.filter(ref => !sees(ref)),
      }),
      count: seen.reduce((sum, { count }) => sum + count, 0),
    };
  }

  async #viewpoint(
    entityRef: string,
    named: (string | undefined)[],
    { view }: Viewer,
    { entities, organisation }: RegisterSnapshot,
  ): Promise<{ viewpoint: Viewpoint; seesSources: boolean }> {
    const facts = entities.get(entityRef);
    const context = facts && inContext(facts, organisation);
    const partOf = context?.partOf.map(part => part.entityRef) ?? [];
    const refs = named.filter(ref => ref !== undefined);
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
