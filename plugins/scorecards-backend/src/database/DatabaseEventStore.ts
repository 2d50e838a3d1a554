import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import {
  scorecardsEventTopics,
  type ExemptionEvent,
  type StandardsDocument,
} from '@callboard/backstage-plugin-scorecards-common';
import type { Big } from './columns';
import type { EventStore, EventStream, ToldChange } from './EventStore';

/** Levels of one reading. */
const ROWS = 500;

const iso = (at: Big) => new Date(Number(at)).toISOString();

/** Told twice, it is the same. */
const idOf = (...parts: readonly (string | number)[]): string =>
  createHash('sha256').update(parts.join(' ')).digest('base64url').slice(0, 22);

interface LevelRow {
  id: Big;
  entity_ref: string;
  scorecard_id: string;
  version: number;
  from_level: string | null;
  to_level: string | null;
  cause_json: string;
  changed_at: Big;
}

const toLevel = (row: LevelRow): ToldChange => ({
  position: Number(row.id),
  topic: scorecardsEventTopics.levelChanged,
  payload: {
    version: 1,
    eventId: idOf('level', Number(row.id)),
    happenedAt: iso(row.changed_at),
    entityRef: row.entity_ref,
    scorecard: row.scorecard_id,
    scorecardVersion: row.version,
    ...(row.from_level && { from: row.from_level }),
    ...(row.to_level && { to: row.to_level }),
    cause: JSON.parse(row.cause_json).kind,
  },
});

interface DocumentRow {
  kind: StandardsDocument['kind'];
  document_id: string;
  active_version: number | null;
  seq: Big;
  activated_at: Big | null;
  retired_at: Big | null;
}

/** When it came into force, or ceased to be. */
const momentOf = (row: DocumentRow): Big =>
  (row.active_version === null ? row.retired_at : row.activated_at) ?? 0;

function toDocument(row: DocumentRow): ToldChange {
  const { kind, document_id: id, active_version: documentVersion } = row;
  const at = Number(momentOf(row));
  const event = {
    version: 1,
    eventId: idOf('document', kind, id, documentVersion ?? 'retired', at),
    happenedAt: iso(at),
    kind,
    id,
  } as const;
  const position = Number(row.seq);
  const { documentRetired, documentPublished } = scorecardsEventTopics;
  return documentVersion === null
    ? { position, topic: documentRetired, payload: event }
    : {
        position,
        topic: documentPublished,
        payload: { ...event, documentVersion },
      };
}

interface ExemptionRow {
  id: string;
  entity_ref: string;
  check_id: string | null;
  scorecard_id: string | null;
  state: ExemptionEvent['state'];
  until: Big;
  happened_at: Big;
  seq: Big;
}

const EXEMPTION_TOPICS: Record<ExemptionEvent['state'], string> = {
  requested: scorecardsEventTopics.exemptionRequested,
  approved: scorecardsEventTopics.exemptionDecided,
  refused: scorecardsEventTopics.exemptionDecided,
  revoked: scorecardsEventTopics.exemptionEnded,
  ended: scorecardsEventTopics.exemptionEnded,
};

const toExemption = (row: ExemptionRow): ToldChange => ({
  position: Number(row.seq),
  topic: EXEMPTION_TOPICS[row.state],
  payload: {
    version: 1,
    // Also when its service was renamed meanwhile.
    eventId: idOf('exemption', row.id, row.state),
    happenedAt: iso(row.happened_at),
    exemptionId: row.id,
    entityRef: row.entity_ref,
    ...(row.check_id !== null && { check: row.check_id }),
    ...(row.scorecard_id !== null && { scorecard: row.scorecard_id }),
    state: row.state,
    until: iso(row.until),
  },
});

interface After {
  position: number;
  since: number;
}

/** Reads what is told from SQLite or PostgreSQL. */
export class DatabaseEventStore implements EventStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async claim(
    stream: EventStream,
    { by, now, forMs }: { by: string; now: number; forMs: number },
  ): Promise<number | undefined> {
    const [mark]: { told_up_to: Big }[] = await this.#db('event_marks')
      .where({ stream })
      .where(free =>
        free.where({ held_by: by }).orWhere('held_until', '<', now),
      )
      .update({ held_by: by, held_until: now + forMs })
      .returning('told_up_to');
    return mark && Number(mark.told_up_to);
  }

  async advance(
    stream: EventStream,
    { by, position, until }: { by: string; position: number; until: number },
  ): Promise<boolean> {
    const updated = await this.#db('event_marks')
      .where({ stream, held_by: by })
      .update({ told_up_to: position, held_until: until });
    return updated > 0;
  }

  async read(stream: EventStream, after: After): Promise<ToldChange[]> {
    switch (stream) {
      case 'levels':
        return (await this.#levels(after)).map(toLevel);
      case 'documents':
        return (await this.#documents(after)).map(toDocument);
      default:
        return (await this.#exemptions(after)).map(toExemption);
    }
  }

  #levels({ position, since }: After): Promise<LevelRow[]> {
    return this.#db('level_changes as changes')
      .join('scorecards', 'scorecards.number', 'changes.scorecard_number')
      .where('changes.id', '>', position)
      .where('changes.changed_at', '>=', since)
      .orderBy('changes.id')
      .limit(ROWS)
      .select(
        'changes.id',
        'changes.entity_ref',
        'scorecards.scorecard_id',
        'changes.version',
        'changes.from_level',
        'changes.to_level',
        'changes.cause_json',
        'changes.changed_at',
      );
  }

  /** There are few. */
  async #documents({ position, since }: After): Promise<DocumentRow[]> {
    const retired = this.#db('document_versions as versions')
      .whereRaw('versions.kind = documents.kind')
      .whereRaw('versions.document_id = documents.document_id')
      // One that only waited for its moment was never in force.
      .whereNotNull('versions.activated_at')
      .max('versions.retired_at');
    const rows: DocumentRow[] = await this.#db('documents')
      .leftJoin('document_versions as active', join =>
        join
          .on('active.kind', 'documents.kind')
          .on('active.document_id', 'documents.document_id')
          .on('active.version', 'documents.active_version'),
      )
      .where('documents.seq', '>', position)
      .orderBy(['documents.seq', 'documents.kind', 'documents.document_id'])
      .select(
        'documents.kind',
        'documents.document_id',
        'documents.active_version',
        'documents.seq',
        'active.activated_at',
        retired.as('retired_at'),
      );
    return rows.filter(row => Number(momentOf(row)) >= since);
  }

  /** Of a day there are few. */
  #exemptions({ position, since }: After): Promise<ExemptionRow[]> {
    const happened = this.#db.raw(
      'coalesce(exemptions.ended_at, exemptions.decided_at, exemptions.requested_at)',
    );
    return this.#db('exemptions')
      .leftJoin('checks', 'checks.number', 'exemptions.check_number')
      .leftJoin(
        'scorecards',
        'scorecards.number',
        'exemptions.scorecard_number',
      )
      .where('exemptions.seq', '>', position)
      .where(happened, '>=', since)
      .orderBy(['exemptions.seq', 'exemptions.id'])
      .select(
        'exemptions.id',
        'exemptions.entity_ref',
        'checks.check_id',
        'scorecards.scorecard_id',
        'exemptions.state',
        'exemptions.until',
        this.#db.raw('? as happened_at', [happened]),
        'exemptions.seq',
      );
  }
}
