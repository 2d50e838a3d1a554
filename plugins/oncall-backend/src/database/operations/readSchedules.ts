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

function bySchedule<Row extends { schedule_id: string }>(rows: Row[]) {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const known = found.get(row.schedule_id);
    if (known) known.push(row);
    else found.set(row.schedule_id, [row]);
  }
  return found;
}

/** Everything, of one state of the database. */
export async function readSchedules(
  tx: Knex.Transaction,
): Promise<{ revision: number; schedules: KeptSchedule[] }> {
  const [{ revision }] = await tx<RevisionRow>('revisions').select('revision');
  const rows = await tx<ScheduleRow>('schedules').select().orderBy('id');
  const versions = bySchedule(
    await tx<VersionRow>('versions').select().orderBy('number'),
  );
  const overrides = bySchedule(
    await tx<OverrideRow>('overrides').select().orderBy('sequence'),
  );
  const schedules = rows.map(row => ({
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
  return { revision: Number(revision), schedules };
}
