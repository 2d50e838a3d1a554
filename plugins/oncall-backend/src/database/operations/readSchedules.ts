import { groupBy, inBatches } from '@internal/backend-kit';
import type { Knex } from 'knex';
import {
  dateOf,
  type OverrideRow,
  type RevisionRow,
  type ScheduleRow,
  type VersionRow,
} from '../rows';
import type { KeptOverride, KeptSchedule, KeptVersion } from '../ScheduleStore';

const toVersion = (row: VersionRow): KeptVersion => ({
  number: row.number,
  version: JSON.parse(row.version_json),
  effectiveAt: row.effective_at === null ? undefined : dateOf(row.effective_at),
  note: row.note ?? undefined,
  createdBy: row.created_by,
  createdAt: dateOf(row.created_at),
});

const toOverride = (row: OverrideRow): KeptOverride => ({
  override: JSON.parse(row.override_json),
  startsAt: dateOf(row.starts_at),
  endsAt: dateOf(row.ends_at),
  createdBy: row.created_by,
  createdAt: dateOf(row.created_at),
});

/** SQLite takes some 32,000 values in one statement. */
const CHUNK = 500;

const scheduleOf = (row: { schedule_id: string }) => row.schedule_id;

/** With versions and overrides, also of schedules that are deleted. */
export async function readWhole(
  tx: Knex.Transaction,
  ids: readonly string[],
): Promise<KeptSchedule[]> {
  const rows = await tx<ScheduleRow>('schedules').whereIn('id', ids);
  const versions = groupBy(
    await tx<VersionRow>('versions')
      .whereIn('schedule_id', ids)
      .orderBy('number'),
    scheduleOf,
  );
  const overrides = groupBy(
    await tx<OverrideRow>('overrides')
      .whereIn('schedule_id', ids)
      .orderBy('sequence'),
    scheduleOf,
  );
  return rows.map(row => ({
    id: row.id,
    name: row.name,
    description: row.description ?? undefined,
    teamRef: row.team_ref,
    level: row.level,
    revision: Number(row.revision),
    versions: (versions.get(row.id) ?? [])
      .map(toVersion)
      .sort(
        (one, other) =>
          (one.effectiveAt?.getTime() ?? -Infinity) -
          (other.effectiveAt?.getTime() ?? -Infinity),
      ),
    overrides: (overrides.get(row.id) ?? []).map(toOverride),
  }));
}

/** Which schedules there are, and those that are at another revision than known; of one state of the database. */
export async function readSchedules(
  tx: Knex.Transaction,
  known: ReadonlyMap<string, number>,
): Promise<{ revision: number; ids: string[]; changed: KeptSchedule[] }> {
  const [{ revision }] = await tx<RevisionRow>('revisions').select('revision');
  const rows = await tx<ScheduleRow>('schedules')
    .whereNull('deleted_at')
    .select('id', 'revision')
    .orderBy('id');
  const wanted = rows
    .filter(({ id, revision: at }) => known.get(id) !== Number(at))
    .map(({ id }) => id);
  const changed: KeptSchedule[] = [];
  for (const some of inBatches(wanted, CHUNK)) {
    changed.push(...(await readWhole(tx, some)));
  }
  return { revision: Number(revision), ids: rows.map(({ id }) => id), changed };
}
