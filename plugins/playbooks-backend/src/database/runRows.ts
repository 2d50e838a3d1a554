import type {
  RunEntry,
  RunOutcome,
  RunStep,
  StepState,
} from '@callboard/backstage-plugin-playbooks-common';
import type { StartedRun, WrittenEntry } from './RunStore';

export interface RunRow {
  id: string;
  page_id: string;
  page_version: string;
  title: string;
  section_id: string | null;
  alert_name: string | null;
  alert_json: string | null;
  values_json: string;
  items: number;
  /** SQLite answers 0 and 1. */
  is_drill: boolean | number;
  started_by_ref: string;
  started_at: number | string;
  ended_at: number | string | null;
  outcome: RunOutcome | null;
  wrong_step_id: string | null;
  revision: number;
}

export interface StepRow {
  run_id: string;
  step_id: string;
  state: StepState;
  by_ref: string;
  at: number | string;
  revision: number;
  text: string | null;
  unseen_json: string | null;
}

export interface EntryRow {
  run_id: string;
  id: string;
  revision: number;
  kind: RunEntry['kind'];
  by_ref: string;
  at: number | string;
  received_at: number | string;
  step_id: string | null;
  state: StepState | null;
  moment: RunEntry['moment'] | null;
  text: string | null;
  output: string | null;
  outcome: RunOutcome | null;
  wrong_step_id: string | null;
  seen_revision: number | null;
}

/** PostgreSQL answers bigint as text. */
export const isoOf = (value: number | string) =>
  new Date(Number(value)).toISOString();

/** Without what is null: `exactOptionalPropertyTypes` of what is answered. */
const given = <T extends object>(fields: {
  [K in keyof T]: T[K] | null;
}): Partial<T> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null),
  ) as Partial<T>;

export const toStep = (row: StepRow): RunStep => ({
  stepId: row.step_id,
  state: row.state,
  byRef: row.by_ref,
  at: isoOf(row.at),
  revision: row.revision,
  ...given({ text: row.text }),
  ...(row.unseen_json && { unseen: JSON.parse(row.unseen_json) }),
});

export const toStepRow = (runId: string, step: RunStep): StepRow => ({
  run_id: runId,
  step_id: step.stepId,
  state: step.state,
  by_ref: step.byRef,
  at: Date.parse(step.at),
  revision: step.revision,
  text: step.text ?? null,
  unseen_json: step.unseen ? JSON.stringify(step.unseen) : null,
});

export const toEntry = (row: EntryRow): RunEntry => ({
  id: row.id,
  revision: row.revision,
  kind: row.kind,
  at: isoOf(row.at),
  byRef: row.by_ref,
  ...given({
    stepId: row.step_id,
    state: row.state,
    moment: row.moment,
    text: row.text,
    output: row.output,
    outcome: row.outcome,
    wrongStepId: row.wrong_step_id,
  }),
});

export const toEntryRow = (
  runId: string,
  entry: WrittenEntry,
  { revision, now }: { revision: number; now: Date },
): EntryRow => ({
  run_id: runId,
  id: entry.id,
  revision,
  kind: entry.kind,
  by_ref: entry.byRef,
  at: Date.parse(entry.at),
  received_at: now.getTime(),
  step_id: entry.stepId ?? null,
  state: entry.state ?? null,
  moment: entry.moment ?? null,
  text: entry.text ?? null,
  output: entry.output ?? null,
  outcome: entry.outcome ?? null,
  wrong_step_id: entry.wrongStepId ?? null,
  seen_revision: entry.seenRevision ?? null,
});

export const toRunRow = (run: StartedRun): RunRow => ({
  id: run.id,
  page_id: run.pageId,
  page_version: run.version,
  title: run.title,
  section_id: run.sectionId ?? null,
  alert_name: run.alertName ?? null,
  alert_json: run.alert ? JSON.stringify(run.alert) : null,
  values_json: JSON.stringify(run.values),
  items: run.items,
  is_drill: run.isDrill,
  started_by_ref: run.startedByRef,
  started_at: Date.parse(run.startedAt),
  ended_at: null,
  outcome: null,
  wrong_step_id: null,
  revision: 1,
});
