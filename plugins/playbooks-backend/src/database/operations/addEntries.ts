import {
  placeMark,
  type RunStep,
} from '@callboard/backstage-plugin-playbooks-common';
import type { Knex } from 'knex';
import {
  toEntryRow,
  toStep,
  toStepRow,
  type EntryRow,
  type RunRow,
  type StepRow,
} from '../runRows';
import type { WrittenEntry } from '../RunStore';

/** Holds the run until the transaction ends; on SQLite, which has no such lock, all writers queue. */
export async function lockRun(
  tx: Knex.Transaction,
  id: string,
): Promise<RunRow | undefined> {
  return tx<RunRow>('runs').where({ id }).forUpdate().first();
}

async function moveSteps(
  tx: Knex.Transaction,
  runId: string,
  entries: readonly WrittenEntry[],
  revision: number,
): Promise<void> {
  const told = entries.filter(
    ({ kind, stepId, text }) =>
      stepId !== undefined && (kind === 'step' || text !== undefined),
  );
  if (told.length === 0) return;
  const rows = await tx<StepRow>('run_steps')
    .where({ run_id: runId })
    .whereIn(
      'step_id',
      told.map(({ stepId }) => stepId!),
    );
  const steps = new Map<string, RunStep>(
    rows.map(row => [row.step_id, toStep(row)]),
  );
  for (const { stepId, state, text, ...rest } of told) {
    const before = steps.get(stepId!);
    if (state !== undefined) {
      const { byRef, at, seenRevision = 0 } = rest;
      const mark = { byRef, at, text, seenRevision, revision };
      steps.set(
        stepId!,
        placeMark(before, { stepId: stepId!, state, ...mark }),
      );
    } else if (before) {
      steps.set(stepId!, { ...before, text, revision });
    }
  }
  if (steps.size === 0) return;
  await tx<StepRow>('run_steps')
    .insert([...steps.values()].map(step => toStepRow(runId, step)))
    .onConflict(['run_id', 'step_id'])
    .merge();
}

/**
 * Adds what is not there yet, in one revision.
 *
 * @returns the revision; nothing when all was there
 */
export async function addEntries(
  tx: Knex.Transaction,
  run: RunRow,
  { entries, now }: { entries: readonly WrittenEntry[]; now: Date },
): Promise<number | undefined> {
  const ids = entries.map(({ id }) => id);
  const there = await tx<EntryRow>('run_entries')
    .where({ run_id: run.id })
    .whereIn('id', ids)
    .select('id');
  const known = new Set(there.map(({ id }) => id));
  const news = entries.filter(
    ({ id }, index) => !known.has(id) && ids.indexOf(id) === index,
  );
  if (news.length === 0) return undefined;
  const revision = run.revision + 1;
  await tx<RunRow>('runs').where({ id: run.id }).update({ revision });
  await tx<EntryRow>('run_entries').insert(
    news.map(entry => toEntryRow(run.id, entry, { revision, now })),
  );
  await moveSteps(tx, run.id, news, revision);
  return revision;
}
