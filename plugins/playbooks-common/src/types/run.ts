import type { ParsedPage } from './page';

/**
 * How far a step of a run is. `failed` is what people call `did not work`.
 *
 * @public
 */
export type StepState = 'todo' | 'doing' | 'done' | 'skipped' | 'failed';

/**
 * Whether the page ended the trouble.
 *
 * @public
 */
export type RunOutcome = 'fixed' | 'partly' | 'not-by-this-page';

/**
 * A turning point of a run.
 *
 * @public
 */
export type RunMoment = 'detection' | 'diagnosis' | 'repair' | 'key-moment';

/**
 * What people tick off in a run: a step, or a section where the page has no steps.
 *
 * @public
 */
export interface RunItem {
  /** `step-1`, or `section:diagnosis`. */
  id: string;
  title: string;
  sectionId: string;
  /** The item that this one is part of. */
  parentId?: string;
}

/**
 * Where an item of a run stands. An item that nobody has touched is `todo` and has no such state.
 *
 * @public
 */
export interface RunStep {
  /** Of the {@link RunItem}. */
  stepId: string;
  state: StepState;
  /** Full reference of whoever marked it last. */
  byRef: string;
  /** ISO 8601, UTC: when it was marked, as far as that is known. */
  at: string;
  /** Revision of the run in which it changed last: the version of the item. */
  revision: number;
  /** The latest note to it. */
  text?: string;
  /** A mark that the last writer had not seen. */
  unseen?: { state: StepState; byRef: string; at: string };
}

/**
 * Something that was done in a run. Entries are never changed or removed.
 *
 * @public
 */
export interface RunEntry {
  /** Given by whoever wrote it, so that it is kept once however often it is sent. */
  id: string;
  revision: number;
  kind: 'started' | 'step' | 'note' | 'moment' | 'ended' | 'reopened';
  /** ISO 8601, UTC. */
  at: string;
  byRef: string;
  /** Of a step, or of the step a note is about. */
  stepId?: string;
  state?: StepState;
  moment?: RunMoment;
  text?: string;
  /** What a command answered; known secrets are masked. */
  output?: string;
  outcome?: RunOutcome;
  wrongStepId?: string;
}

/**
 * A run in a list.
 *
 * @public
 */
export interface RunSummary {
  id: string;
  pageId: string;
  /** Of the page as it was. */
  title: string;
  /** The version of the page that the run holds on to. */
  version: string;
  /** Where the alert led to. */
  sectionId?: string;
  alertName?: string;
  /** Practice on a quiet day. */
  isDrill: boolean;
  startedByRef: string;
  /** ISO 8601, UTC. */
  startedAt: string;
  /** ISO 8601, UTC; absent while it goes on. */
  endedAt?: string;
  outcome?: RunOutcome;
  wrongStepId?: string;
  /** Everybody who did something in it, in the order of their first deed. */
  peopleRefs: string[];
  /** Items, and those that are done with: done, skipped or did not work. */
  progress: { all: number; done: number; skipped: number; failed: number };
  /** Counts the writes. */
  revision: number;
}

/**
 * A run, or what changed in it since a revision.
 *
 * @public
 */
export interface Run extends RunSummary {
  alert?: { labels: Record<string, string>; startsAt?: string };
  /** Variable → value, without secret ones. */
  values: Record<string, string>;
  steps: RunStep[];
  /** In the order of their moments. */
  timeline: RunEntry[];
  /** Set when the page has another text by now. */
  newerPage?: { version: string; changedAt: string };
}

/**
 * The text that a run holds on to.
 *
 * @public
 */
export interface RunPage {
  pageId: string;
  title: string;
  version: string;
  items: RunItem[];
  page: ParsedPage;
}

/**
 * What the page of a playbook says of its runs.
 *
 * @public
 */
export interface PageRuns {
  /** The last one that was ended and was no drill. */
  last?: Pick<
    RunSummary,
    'id' | 'startedAt' | 'endedAt' | 'outcome' | 'startedByRef'
  >;
  /** Those that go on, the newest first; at most 5. */
  open: Pick<
    RunSummary,
    'id' | 'startedAt' | 'startedByRef' | 'isDrill' | 'alertName'
  >[];
}

/**
 * A run to start.
 *
 * @public
 */
export interface NewRun {
  /** Of the client, as a UUID: sent again, it is the same run. */
  id: string;
  pageId: string;
  /** The version that is read; the present one when absent. */
  version?: string;
  sectionId?: string;
  alert?: { labels: Record<string, string>; startsAt?: string };
  /** Values of secret variables are left out, and would not be kept. */
  values?: Record<string, string>;
  isDrill?: boolean;
}

/**
 * Something done in a run, to be written down.
 *
 * @public
 */
export type NewMark = {
  /** Of the client, as a UUID: sent again, it is kept once. */
  id: string;
  /** How long ago it was done, in milliseconds: clocks of devices are wrong, their differences are not. */
  agoMs: number;
  text?: string;
  output?: string;
} & (
  | {
      kind: 'step';
      stepId: string;
      state: StepState;
      /** Revision of the item that the writer saw; 0 where nobody had touched it. */
      seenRevision: number;
    }
  | { kind: 'note'; stepId?: string }
  | { kind: 'moment'; moment: RunMoment; stepId?: string }
);

/**
 * How a run ended.
 *
 * @public
 */
export interface RunEnd {
  outcome: RunOutcome;
  /** The step that was wrong. */
  wrongStepId?: string;
  text?: string;
}

/**
 * A page of the list of runs.
 *
 * @public
 */
export interface RunListPage {
  items: RunSummary[];
  pageInfo: { nextCursor?: string };
}
