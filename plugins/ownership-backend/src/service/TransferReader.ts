import { decodeCursor, encodeCursor } from '@internal/backend-kit';
import { NotFoundError } from '@backstage/errors';
import {
  inContext,
  ownershipOf,
  refsOfTeam,
  type ListTransfersRequest,
  type OwnershipEvidence,
  type Transfer,
  type TransferPage,
  type Viewpoint,
} from '@callboard/backstage-plugin-ownership-common';
import { z } from 'zod';
import type { KeptTransfer, TransferStore } from '../database/TransferStore';
import { isAdmin } from './assertAdmin';
import type { EvidenceFor } from './EvidenceFor';
import { namedOwnerOf } from './namedOwner';
import { nameOf } from './naming';
import type { Viewer } from './OwnershipReader';
import { passesFilter } from './passesFilter';
import type { Presenter } from './Presenter';
import type { Register } from './Register';
import { ownerRefOf, type RegisterSnapshot } from './RegisterSnapshot';
import {
  allowedDecisions,
  isAnsweredBy,
  type TransferCase,
} from './transferRules';

const DEFAULT_LIMIT = 50;
/** Closed transfers further back than so many are found in the history of their entities. */
const MAX_CLOSED = 1_000;

const cursorSchema = z.object({ offset: z.number().int().min(0) });

/** What is gone is seen by nobody any more, but by those who had to do with its transfer. */
const hadToDoWith = (
  { proposedBy, toRef, fromRef }: KeptTransfer,
  userRef: string | undefined,
  viewpoint: Viewpoint,
) =>
  proposedBy === userRef ||
  isAnsweredBy(toRef, userRef, viewpoint) ||
  isAnsweredBy(fromRef, userRef, viewpoint);

/** Reads transfers, as far as a viewer sees entity and team. */
export class TransferReader {
  readonly #register: Register;
  readonly #presenter: Presenter;
  readonly #store: Pick<TransferStore, 'getTransfers' | 'getClosedTransfers'>;
  readonly #evidenceFor: EvidenceFor;
  readonly #admins: readonly string[];
  readonly #clock: () => number;

  constructor(options: {
    register: Register;
    presenter: Presenter;
    store: Pick<TransferStore, 'getTransfers' | 'getClosedTransfers'>;
    evidenceFor: EvidenceFor;
    /** References of users and groups. */
    admins: readonly string[];
    clock?: () => number;
  }) {
    this.#register = options.register;
    this.#presenter = options.presenter;
    this.#store = options.store;
    this.#evidenceFor = options.evidenceFor;
    this.#admins = options.admins;
    this.#clock = options.clock ?? Date.now;
  }

  async list(
    request: ListTransfersRequest,
    viewer: Viewer,
  ): Promise<TransferPage> {
    const { state = 'open', limit = DEFAULT_LIMIT, cursor } = request;
    const offset = cursor ? decodeCursor(cursor, cursorSchema).offset : 0;
    const snapshot = await this.#register.current();
    const kept =
      state === 'open'
        ? [...snapshot.transfers.values()].flat()
        : await this.#store.getClosedTransfers({
            entityRef: request.entityRef?.toLocaleLowerCase('en-US'),
            limit: MAX_CLOSED,
          });
    const cases = await this.#casesOf(kept, viewer, snapshot);
    const inBox = this.#boxOf(request, viewer);
    const found = cases
      .filter(inBox)
      .sort(
        (a, b) =>
          b.kept.proposedAt.getTime() - a.kept.proposedAt.getTime() ||
          (a.kept.id < b.kept.id ? -1 : 1),
      );
    const shown = found.slice(offset, offset + limit);
    const next = offset + shown.length;
    return {
      items: await this.#presentAll(shown, viewer),
      pageInfo:
        next < found.length
          ? { nextCursor: encodeCursor({ offset: next }) }
          : {},
      totalItems: found.length,
    };
  }

  /** How many wait for the viewer's answer. */
  async countWaiting(viewer: Viewer): Promise<number> {
    const { totalItems } = await this.list({ box: 'for-me', limit: 1 }, viewer);
    return totalItems;
  }

  /** @throws `NotFoundError` when one is unknown, or the viewer does not see what it is about */
  async findForDecision(
    ids: string[],
    viewer: Viewer,
  ): Promise<TransferCase[]> {
    const [snapshot, kept] = await Promise.all([
      this.#register.current(),
      this.#store.getTransfers(ids),
    ]);
    const cases = await this.#casesOf(kept, viewer, snapshot);
    return ids.map(id => {
      const found = cases.find(each => each.kept.id === id);
      if (!found) {
        throw new NotFoundError(
          `There is no transfer '${id}', or you may not see it`,
        );
      }
      return found;
    });
  }

  async present(kept: KeptTransfer[], viewer: Viewer): Promise<Transfer[]> {
    const snapshot = await this.#register.current();
    const cases = await this.#casesOf(kept, viewer, snapshot);
    return this.#presentAll(cases, viewer);
  }

  /**
   * Those that the viewer sees: the entity, its owner by the conditions of the policy, and the receiving team. Whoever is
   * asked, or has asked, sees them whatever the policy says of the present owner.
   */
  async #casesOf(
    kept: KeptTransfer[],
    viewer: Viewer,
    snapshot: RegisterSnapshot,
  ): Promise<TransferCase[]> {
    const { filter, userRef } = viewer;
    const { organisation, entities } = snapshot;
    const viewpoint = await this.#presenter.viewpointOf(
      kept.flatMap(each => {
        const facts = entities.get(each.entityRef);
        return facts ? inContext(facts, organisation) : [];
      }),
      kept.flatMap(each => [
        each.proposedBy,
        ...(each.decidedBy ? [each.decidedBy] : []),
        ...refsOfTeam(each.toRef, organisation),
        ...(each.fromRef ? refsOfTeam(each.fromRef, organisation) : []),
      ]),
      viewer,
      organisation,
    );
    const { sees } = viewpoint;
    const byAdmin =
      userRef !== undefined && isAdmin(userRef, this.#admins, organisation);
    return kept.flatMap((each): TransferCase[] => {
      const facts = entities.get(each.entityRef);
      const ownerRef = facts ? ownerRefOf(facts, organisation) : each.fromRef;
      const isVisible =
        (facts
          ? sees(each.entityRef)
          : hadToDoWith(each, userRef, viewpoint)) &&
        sees(each.toRef) &&
        (passesFilter(filter, ownerRef, organisation) ||
          each.proposedBy === userRef ||
          isAnsweredBy(each.toRef, userRef, viewpoint));
      if (!isVisible) return [];
      if (!facts || !sees(each.entityRef)) return [{ kept: each, viewpoint }];
      return [
        {
          kept: each,
          ownership: ownershipOf(facts, viewpoint),
          ownerRef: namedOwnerOf(facts, organisation)?.ref,
          hidesSource: !inContext(facts, organisation).partOf.every(part =>
            sees(part.entityRef),
          ),
          isAdmin: byAdmin,
          viewpoint,
        },
      ];
    });
  }

  #boxOf(
    { box, entityRef }: ListTransfersRequest,
    { userRef }: Viewer,
  ): (transfer: TransferCase) => boolean {
    const only = entityRef?.toLocaleLowerCase('en-US');
    const answers = (ref: string | undefined, viewpoint: Viewpoint) =>
      isAnsweredBy(ref, userRef, viewpoint);
    return ({ kept, ownership, viewpoint }) => {
      if (only !== undefined && kept.entityRef !== only) return false;
      switch (box) {
        case 'for-me':
          return kept.status !== 'accepted' && answers(kept.toRef, viewpoint);
        case 'by-me':
          return kept.proposedBy === userRef;
        case 'from-me':
          return answers(
            ownership?.owner?.entityRef ?? kept.fromRef,
            viewpoint,
          );
        default:
          return true;
      }
    };
  }

  /**
   * What spoke for a team was kept as its proposer saw it. Who does not see everything gets what speaks for it as they see
   * it now.
   */
  async #presentAll(
    cases: TransferCase[],
    viewer: Viewer,
  ): Promise<Transfer[]> {
    if (viewer.view.seesAll && !viewer.filter) {
      return cases.map(each => this.#present(each, viewer, each.kept.evidence));
    }
    const evidence = await this.#evidenceFor(
      cases.map(({ kept }) => kept),
      viewer,
    );
    return cases.map((each, index) =>
      this.#present(each, viewer, evidence[index]),
    );
  }

  #present(
    transfer: TransferCase,
    { userRef }: Viewer,
    evidence: OwnershipEvidence[],
  ): Transfer {
    const { kept, ownership, viewpoint } = transfer;
    // It may have been written in a system that this viewer does not see.
    const isWrittenSo = kept.writtenOwner === ownership?.writtenOwner;
    const from =
      transfer.hidesSource && !isWrittenSo
        ? undefined
        : nameOf(kept.fromRef, viewpoint);
    const proposedBy = nameOf(kept.proposedBy, viewpoint);
    const decidedBy = nameOf(kept.decidedBy, viewpoint);
    const isOpen = kept.closedAt === undefined;
    return {
      id: kept.id,
      entity: {
        entityRef: kept.entityRef,
        title: ownership?.title ?? kept.entityRef,
      },
      status: kept.status,
      ...(kept.writtenOwner !== undefined &&
        isWrittenSo && { writtenOwner: kept.writtenOwner }),
      ...(from && { from }),
      to: nameOf(kept.toRef, viewpoint) ?? {
        entityRef: kept.toRef,
        title: kept.toRef,
      },
      reason: kept.reason,
      evidence,
      ...(proposedBy && { proposedBy }),
      proposedAt: kept.proposedAt.toISOString(),
      ...(isOpen && { expiresAt: kept.expiresAt.toISOString() }),
      ...(decidedBy && { decidedBy }),
      ...(kept.decidedAt && { decidedAt: kept.decidedAt.toISOString() }),
      ...(kept.note !== undefined && { note: kept.note }),
      ...(kept.closedAt && { closedAt: kept.closedAt.toISOString() }),
      allowed: allowedDecisions(transfer, userRef, this.#clock()),
    };
  }
}
