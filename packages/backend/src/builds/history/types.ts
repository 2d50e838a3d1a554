import type { BuildOutcome } from '@callboard/backstage-plugin-build-health-common';

/** Somebody whose commits are built. */
export interface SamplePerson {
  login: string;
  zone: string;
}

/** What is told of a pipeline, beside its everyday. */
export type SampleStory =
  /** Red for three days now. */
  | 'red-for-days'
  /** Red for some two hours now. */
  | 'red-for-hours'
  /** Goes green when it is run again, every sixth time. */
  | 'flaky'
  /** Takes longer by and by, since some months. */
  | 'slower'
  /** Breaks every other week, however seldom somebody works on it. */
  | 'brittle';

/** A pipeline whose builds are made up. */
export interface SamplePipeline {
  /** From 1 to 199, its own for ever: numbers of its builds are made of it. */
  id: number;
  /** Who sends its builds. */
  source: 'github' | 'sample-ci';
  /** `owner/name`. */
  repository: string;
  name: string;
  /** The file of a workflow, without its folder; what a pushed pipeline is known by. */
  key: string;
  people: readonly SamplePerson[];
  /** On a usual working day. */
  buildsADay: number;
  /** That one takes. */
  minutes: number;
  /** Runs at night by itself, and only then. */
  isNightly?: boolean;
  story?: SampleStory;
}

/** Of builds that went wrong: where. */
export type SampleFailure =
  /** What was changed breaks tests. */
  | 'tests'
  /** A test failed that passes when it is tried again. */
  | 'flaky-test'
  /** Trunk is broken by a test. */
  | 'broken-test'
  | 'compiler'
  | 'lint'
  | 'machine';

/** An attempt of a build that has ended. Moments are milliseconds since 1970. */
export interface SampleBuild {
  pipeline: SamplePipeline;
  runId: number;
  number: number;
  attempt: number;
  outcome: BuildOutcome;
  failure?: SampleFailure;
  trigger: 'push' | 'pull-request' | 'schedule' | 'manual';
  isTrunk: boolean;
  branch: string;
  sha: string;
  pullRequest?: number;
  isFork: boolean;
  /** Mends trunk. */
  isFix?: boolean;
  author: string;
  title: string;
  /** Of the first attempt. */
  createdAt: number;
  /** When this attempt was wanted. */
  queuedAt: number;
  startedAt: number;
  finishedAt: number;
}
