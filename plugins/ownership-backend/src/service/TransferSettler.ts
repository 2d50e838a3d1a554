import type { EntityFacts } from '@callboard/backstage-plugin-ownership-common';
import type {
  KeptTransfer,
  TransferStep,
  TransferStore,
} from '../database/TransferStore';
import { isKnown, isStillOwner, namedOwnerOf } from './namedOwner';
import type { OwnershipNews } from './OwnershipNews';
import type { Register } from './Register';
import type { RegisterSnapshot } from './RegisterSnapshot';

/** What left the catalog for less than that may come back, or was renamed and will be moved. */
const GRACE_MS = 24 * 60 * 60_000;
/** Taken in one transaction, which all others that write wait for. */
const PAGE = 200;

type Ending =
  | 'completed'
  | 'superseded'
  | 'expired'
  | 'entity-gone'
  | 'team-gone';

/** Closes transfers by themselves: when the catalog caught up, went another way, lost one side, or nobody answered. */
export class TransferSettler {
  readonly #register: Register;
  readonly #store: Pick<
    TransferStore,
    'settle' | 'getGoneSince' | 'getTransfers'
  >;
  readonly #news: Pick<OwnershipNews, 'transfersChanged'>;

  constructor(options: {
    register: Register;
    store: Pick<TransferStore, 'settle' | 'getGoneSince' | 'getTransfers'>;
    news: Pick<OwnershipNews, 'transfersChanged'>;
  }) {
    this.#register = options.register;
    this.#store = options.store;
    this.#news = options.news;
  }

  /** Looks at every open transfer; after each complete pass over the catalog. */
  async settle(now: Date): Promise<void> {
    const snapshot = await this.#register.current();
    const open = [...snapshot.transfers.values()].flat();
    if (open.length === 0) return;
    const gone = open.flatMap(transfer => missing(transfer, snapshot));
    const lately = gone.length
      ? await this.#store.getGoneSince(
          [...new Set(gone)],
          new Date(now.getTime() - GRACE_MS),
        )
      : new Set<string>();
    const steps = open.flatMap((transfer): TransferStep[] => {
      const ending = endingOf(transfer, snapshot, lately, now);
      const { id, status } = transfer;
      return ending ? [{ id, from: status, to: ending }] : [];
    });
    for (let at = 0; at < steps.length; at += PAGE) {
      await this.#take(steps.slice(at, at + PAGE), now);
    }
  }

  async #take(steps: TransferStep[], now: Date): Promise<void> {
    const taken = await this.#store.settle({ steps, now });
    if (taken.length === 0) return;
    const ids = taken.map(({ id }) => id);
    const closed = await this.#store.getTransfers(ids);
    this.#news.transfersChanged(closed, now);
  }
}

function missing(
  { entityRef, toRef, fromRef }: KeptTransfer,
  { entities, organisation }: RegisterSnapshot,
): string[] {
  return [
    ...(entities.has(entityRef) ? [] : [entityRef]),
    ...(organisation.groups.has(toRef) ? [] : [toRef]),
    ...(fromRef === undefined || isKnown(fromRef, organisation)
      ? []
      : [fromRef]),
  ];
}

function endingOf(
  transfer: KeptTransfer,
  snapshot: RegisterSnapshot,
  lately: ReadonlySet<string>,
  now: Date,
): Ending | undefined {
  const { entityRef, toRef } = transfer;
  const { entities, organisation } = snapshot;
  const facts = entities.get(entityRef);
  if (!facts && !lately.has(entityRef)) return 'entity-gone';
  if (!organisation.groups.has(toRef) && !lately.has(toRef)) return 'team-gone';
  return (
    (facts && endingByOwner(transfer, facts, snapshot, lately)) ??
    (transfer.expiresAt <= now ? 'expired' : undefined)
  );
}

/** What the owner that the catalog names makes of a transfer. */
function endingByOwner(
  transfer: KeptTransfer,
  facts: EntityFacts,
  { organisation }: RegisterSnapshot,
  lately: ReadonlySet<string>,
): Ending | undefined {
  const { toRef, fromRef } = transfer;
  const owner = namedOwnerOf(facts, organisation);
  // A third owner has to be named; where nobody is any more, the receiving team still may be.
  if (!owner) return undefined;
  // A team that has it by inheritance takes it over when that is written on the entity itself.
  if (owner.ref === toRef && (owner.isOwn || toRef !== fromRef)) {
    return 'completed';
  }
  if (isStillOwner(owner, transfer, organisation)) return undefined;
  // The present owner may have another name only, under which it will be known here too.
  if (fromRef !== undefined && lately.has(fromRef)) return undefined;
  return 'superseded';
}
