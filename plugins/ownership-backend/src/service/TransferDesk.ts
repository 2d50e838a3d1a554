import { randomUUID } from 'node:crypto';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  refsOfTeam,
  resolveTeam,
  type DecideTransfersRequest,
  type Ownership,
  type ProposeTransfersRequest,
  type Transfer,
  type Viewpoint,
} from '@callboard/backstage-plugin-ownership-common';
import type { KeptTransfer, TransferStore } from '../database/TransferStore';
import type { EvidenceFor } from './EvidenceFor';
import { namedOwnerOf } from './namedOwner';
import type { OwnershipReader, Viewer } from './OwnershipReader';
import type { OwnershipNews } from './OwnershipNews';
import { parseRefs } from './parseRefs';
import type { Presenter } from './Presenter';
import type { Register } from './Register';
import type { RegisterSnapshot } from './RegisterSnapshot';
import { saidText } from './saidText';
import { stepFor } from './transferRules';
import type { TransferReader } from './TransferReader';

/** A viewer who is a person. */
export type Person = Viewer & { userRef: string };

export interface TransferPeriods {
  /** For so long a proposal waits for an answer, in milliseconds. */
  answerWithin: number;
  /** For so long an accepted transfer waits for the descriptor, in milliseconds. */
  writeWithin: number;
}

interface TransferDeskOptions {
  reader: OwnershipReader;
  register: Register;
  presenter: Presenter;
  store: TransferStore;
  transfers: TransferReader;
  periods: TransferPeriods;
  evidenceFor: EvidenceFor;
  news: Pick<OwnershipNews, 'transfersChanged'>;
  /** Milliseconds since 1970 in UTC; for tests. */
  clock?: () => number;
}

/** Takes proposals and decisions, from those who may give them and from nobody else, whatever a policy says. */
export class TransferDesk {
  readonly #options: TransferDeskOptions;

  constructor(options: TransferDeskOptions) {
    this.#options = options;
  }

  async propose(
    request: ProposeTransfersRequest,
    viewer: Person,
  ): Promise<Transfer[]> {
    const { reader, register, presenter, store, periods, evidenceFor } =
      this.#options;
    const entityRefs = parseRefs(request.entityRefs, 'entityRefs');
    const [toRef] = parseRefs([request.toRef], 'toRef');
    const reason = saidText(request.reason);
    if (reason === '') throw new InputError('reason must not be blank');
    if (new Set(entityRefs).size < entityRefs.length) {
      throw new InputError('entityRefs must name each entity once');
    }
    const [{ items }, snapshot] = await Promise.all([
      reader.getOwnersByRefs({ entityRefs }, viewer),
      register.current(),
    ]);
    const { organisation } = snapshot;
    const sees = await viewer.view.check(refsOfTeam(toRef, organisation));
    assertReceiver(toRef, presenter.viewpoint(sees, organisation));
    const replaced = entityRefs.flatMap((ref, index) =>
      assertProposable(ref, items[index], toRef, viewer, snapshot),
    );
    const evidence = await evidenceFor(
      entityRefs.map(entityRef => ({ entityRef, toRef })),
      viewer,
    );
    const now = this.#now();
    const transfers = entityRefs.map(
      (entityRef, index): KeptTransfer => ({
        id: randomUUID(),
        entityRef,
        status: 'proposed',
        ...presentOwner(entityRef, snapshot),
        toRef,
        reason,
        evidence: evidence[index],
        proposedBy: viewer.userRef,
        proposedAt: now,
        expiresAt: new Date(now.getTime() + periods.answerWithin),
      }),
    );
    const changed = await store.propose({ transfers, replaced });
    const ids = transfers.map(({ id }) => id);
    return this.#done(ids, changed, viewer, now);
  }

  async decide(
    request: DecideTransfersRequest,
    viewer: Person,
  ): Promise<Transfer[]> {
    const { store, periods, transfers } = this.#options;
    const { decision } = request;
    const note = saidText(request.note ?? '') || undefined;
    if (decision === 'decline' && note === undefined) {
      throw new InputError('note must say why the transfer is declined');
    }
    const ids = [...new Set(request.ids)];
    const now = this.#now();
    const found = await transfers.findForDecision(ids, viewer);
    const steps = found.map(each =>
      stepFor(each, decision, viewer.userRef, now.getTime()),
    );
    const changed = await store.decide({
      steps,
      actorRef: viewer.userRef,
      note,
      expiresAt: new Date(
        now.getTime() +
          (decision === 'accept' ? periods.writeWithin : periods.answerWithin),
      ),
      now,
    });
    return this.#done(ids, changed, viewer, now);
  }

  /** Tells of all that changed, and shows what was asked for. */
  async #done(ids: string[], changed: string[], viewer: Person, now: Date) {
    const { store, news, transfers } = this.#options;
    const kept = await store.getTransfers(changed);
    news.transfersChanged(kept, now, viewer.userRef);
    const byId = new Map(kept.map(each => [each.id, each]));
    return transfers.present(
      ids.flatMap(id => byId.get(id) ?? []),
      viewer,
    );
  }

  #now(): Date {
    return new Date((this.#options.clock ?? Date.now)());
  }
}

/** Whoever proposes may see less; that another owner is named is known by comparing with everything. */
function presentOwner(
  entityRef: string,
  { entities, organisation }: RegisterSnapshot,
): Pick<KeptTransfer, 'writtenOwner' | 'fromRef'> {
  const facts = entities.get(entityRef);
  const owner = facts && namedOwnerOf(facts, organisation);
  return {
    writtenOwner: owner?.written,
    fromRef: owner?.isKnown ? owner.ref : undefined,
  };
}

function assertReceiver(toRef: string, viewpoint: Viewpoint): void {
  const group = viewpoint.organisation.groups.get(toRef);
  if (!group || !viewpoint.sees(toRef)) {
    throw new NotFoundError(
      `There is no group '${toRef}' in the catalog, or you may not see it`,
    );
  }
  if (resolveTeam(group, viewpoint).people.length === 0) {
    throw new InputError(
      `toRef '${toRef}' has nobody who could accept: name a group with members`,
    );
  }
}

/** @returns the viewer's own proposal that the new one takes the place of */
function assertProposable(
  entityRef: string,
  ownership: Ownership | null,
  toRef: string,
  viewer: Person,
  { transfers }: RegisterSnapshot,
): string[] {
  if (!ownership) {
    throw new NotFoundError(
      `Nothing is known about the owner of '${entityRef}', or you may not see it`,
    );
  }
  if (ownership.owner?.entityRef === toRef && !ownership.inheritedFrom) {
    throw new ConflictError(`'${entityRef}' is owned by '${toRef}' already`);
  }
  const open = transfers.get(entityRef) ?? [];
  if (open.some(each => each.status === 'accepted' && each.toRef === toRef)) {
    throw new ConflictError(
      `'${toRef}' has accepted '${entityRef}' already; it waits for the descriptor`,
    );
  }
  const proposed = open.find(({ status }) => status === 'proposed');
  if (!proposed) return [];
  if (proposed.proposedBy === viewer.userRef) return [proposed.id];
  throw new ConflictError(
    // Which team only whoever sees it is told.
    `Someone else has proposed ${
      ownership.transfer?.id === proposed.id
        ? `'${ownership.transfer.to.title}'`
        : 'another team'
    } for '${entityRef}' already; it waits for an answer`,
  );
}
