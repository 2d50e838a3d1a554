import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import { insertMessages } from './operations/insertMessages';
import { toKeptTransfer } from './operations/keep';
import { nextRevision } from './operations/nextRevision';
import type { RemovalRow, TransferRow } from './operations/rows';
import { openKey, takeSteps, toChange } from './operations/takeSteps';
import type {
  KeptTransfer,
  TransferStep,
  TransferStore,
} from './TransferStore';

function toRow(transfer: KeptTransfer, revision: number): TransferRow {
  return {
    id: transfer.id,
    entity_ref: transfer.entityRef,
    status: transfer.status,
    open_key: openKey(transfer.entityRef, transfer.status),
    written_owner: transfer.writtenOwner ?? null,
    from_ref: transfer.fromRef ?? null,
    to_ref: transfer.toRef,
    reason: transfer.reason,
    evidence_json: JSON.stringify(transfer.evidence),
    proposed_by: transfer.proposedBy,
    proposed_at: transfer.proposedAt.getTime(),
    expires_at: transfer.expiresAt.getTime(),
    decided_by: null,
    decided_at: null,
    note: null,
    closed_at: null,
    revision,
  };
}

/** Of two that come at one moment one wins, and the other is told so. */
async function orConflict<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isDatabaseConflictError(error)) throw error;
    throw new ConflictError(
      'Someone has proposed another owner for one of these entities meanwhile',
    );
  }
}

/** Keeps transfers in SQLite or PostgreSQL. */
export class DatabaseTransferStore implements TransferStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async propose(request: {
    transfers: KeptTransfer[];
    replaced: string[];
  }): Promise<string[]> {
    const { transfers, replaced } = request;
    return orConflict(() =>
      this.#db.transaction(async tx => {
        const now = transfers[0].proposedAt;
        const steps = replaced.map(
          (id): TransferStep => ({ id, from: 'proposed', to: 'superseded' }),
        );
        const ended = await takeSteps(tx, { steps, now });
        const revision = await nextRevision(tx);
        const rows = transfers.map(transfer => toRow(transfer, revision));
        await tx('transfers').insert(rows);
        await tx('ownership_changes').insert(
          rows.map(row =>
            toChange(row, {
              status: 'proposed',
              actorRef: row.proposed_by,
              text: row.reason,
              now: now.getTime(),
            }),
          ),
        );
        await insertMessages(tx, {
          steps: rows.map(({ id }) => ({
            id,
            from: 'proposed',
            to: 'proposed',
          })),
          sendAt: now.getTime(),
          undoable: true,
        });
        return [...ended, ...transfers].map(({ id }) => id);
      }),
    );
  }

  async decide(request: {
    steps: TransferStep[];
    actorRef: string;
    note?: string;
    expiresAt: Date;
    now: Date;
  }): Promise<string[]> {
    return orConflict(() =>
      this.#db.transaction(async tx => {
        const taken = await takeSteps(tx, request);
        const changed = taken.map(({ id }) => id);
        if (!request.steps.every(({ id }) => changed.includes(id))) {
          throw new ConflictError(
            'Someone has decided about one of these transfers meanwhile',
          );
        }
        return changed;
      }),
    );
  }

  async settle(request: {
    steps: TransferStep[];
    now: Date;
  }): Promise<TransferStep[]> {
    if (request.steps.length === 0) return [];
    return this.#db.transaction(tx => takeSteps(tx, request));
  }

  async getTransfers(ids: string[]): Promise<KeptTransfer[]> {
    const rows: TransferRow[] = await this.#db('transfers').whereIn('id', ids);
    return rows.map(toKeptTransfer);
  }

  async getClosedTransfers(request: {
    entityRef?: string;
    limit: number;
  }): Promise<KeptTransfer[]> {
    const query = this.#db('transfers')
      .whereNull('open_key')
      .orderBy('proposed_at', 'desc')
      .limit(request.limit);
    if (request.entityRef !== undefined) {
      query.where({ entity_ref: request.entityRef });
    }
    const rows: TransferRow[] = await query;
    return rows.map(toKeptTransfer);
  }

  async getGoneSince(entityRefs: string[], since: Date): Promise<Set<string>> {
    const rows: Pick<RemovalRow, 'key'>[] = await this.#db('removals')
      .where('kind', 'entity')
      .where('removed_at', '>=', since.getTime())
      .whereIn('key', entityRefs)
      .select('key');
    return new Set(rows.map(({ key }) => key));
  }
}
