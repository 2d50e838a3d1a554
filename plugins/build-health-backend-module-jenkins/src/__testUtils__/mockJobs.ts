import { pathOfFullName } from '../mapping/jobNames';

export type MockResult = 'SUCCESS' | 'FAILURE' | 'UNSTABLE' | 'ABORTED';

export interface MockBuild {
  number: number;
  /** Milliseconds. */
  at: number;
  seconds: number;
  result: MockResult;
}

/** A job, or what holds jobs. */
export interface MockItem {
  fullName: string;
  kind: 'pipeline' | 'freestyle' | 'folder' | 'multibranch';
  builds: MockBuild[];
}

const CLASSES = {
  pipeline: 'org.jenkinsci.plugins.workflow.job.WorkflowJob',
  freestyle: 'hudson.model.FreeStyleProject',
  folder: 'com.cloudbees.hudson.plugins.folder.Folder',
  multibranch:
    'org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject',
};
const RUN_CLASSES: Partial<Record<MockItem['kind'], string>> = {
  pipeline: 'org.jenkinsci.plugins.workflow.job.WorkflowRun',
  freestyle: 'hudson.model.FreeStyleBuild',
};

export const classOf = ({ kind }: MockItem) => CLASSES[kind];

/** A result at even distances up to a moment: each 9th failed, each 20th was unstable. */
export function generateBuilds(options: {
  count: number;
  /** The last one begins so long before. */
  until: number;
  everySeconds: number;
  firstNumber?: number;
}): MockBuild[] {
  const { count, until, everySeconds, firstNumber = 1 } = options;
  return Array.from({ length: count }, (_, i): MockBuild => {
    const number = firstNumber + i;
    const bad = number % 9 === 0 ? 'FAILURE' : 'UNSTABLE';
    return {
      number,
      at: until - (count - i) * everySeconds * 1_000,
      seconds: 60 + (number % 60),
      result: number % 9 === 0 || number % 20 === 0 ? bad : 'SUCCESS',
    };
  });
}

export const isOver = ({ at, seconds }: MockBuild, now: number) =>
  at + seconds * 1_000 <= now;

/** As `hudson.model.Run` and its actions export it; `result` and `duration` say nothing while it is built. */
export function buildBean(
  item: MockItem,
  build: MockBuild,
  { now, root }: { now: number; root: string },
) {
  const done = isOver(build, now);
  const isUnstable = done && build.result === 'UNSTABLE';
  return {
    _class: RUN_CLASSES[item.kind],
    number: build.number,
    url: `${root}${pathOfFullName(item.fullName)}/${build.number}/`,
    building: !done,
    result: done ? build.result : null,
    timestamp: build.at,
    duration: done ? build.seconds * 1_000 : 0,
    fullDisplayName: `${item.fullName} #${build.number}`,
    actions: [
      {
        _class: 'hudson.model.CauseAction',
        causes: [
          item.kind === 'pipeline'
            ? {
                _class: 'jenkins.branch.BranchEventCause',
                shortDescription: 'Push event to branch',
              }
            : {
                _class: 'hudson.triggers.TimerTrigger$TimerTriggerCause',
                shortDescription: 'Started by timer',
              },
        ],
      },
      // Many actions export nothing.
      {},
      {
        _class: 'hudson.plugins.git.util.BuildData',
        lastBuiltRevision: {
          SHA1: build.number.toString(16).padStart(40, 'a'),
          branch: [{ name: 'main', SHA1: '0' }],
        },
        remoteUrls: ['https://github.com/acme/ledger.git'],
      },
      // Builds that join the reports of others have no counts beside them.
      ...(isUnstable && item.kind === 'pipeline'
        ? [
            {
              _class: 'hudson.tasks.junit.TestResultAction',
              failCount: 2,
              skipCount: 0,
              totalCount: 145,
            },
          ]
        : []),
    ],
    changeSets: [],
  };
}

/** https://github.com/jenkinsci/pipeline-stage-view-plugin/tree/master/rest-api: FAILED is its word for FAILURE. */
export function runOf(
  item: MockItem,
  build: MockBuild,
  { now, contextPath }: { now: number; contextPath: string },
) {
  const done = isOver(build, now);
  const word = build.result === 'FAILURE' ? 'FAILED' : build.result;
  const half = build.seconds * 500;
  const stage = (id: string, name: string, start: number, status: string) => ({
    id,
    name,
    status,
    startTimeMillis: start,
    durationMillis: half,
    pauseDurationMillis: 0,
  });
  const self = `${contextPath}${pathOfFullName(item.fullName)}/${build.number}`;
  return {
    _links: { self: { href: `${self}/wfapi/describe` } },
    id: `${build.number}`,
    name: `#${build.number}`,
    status: done ? word : 'IN_PROGRESS',
    startTimeMillis: build.at,
    endTimeMillis: build.at + build.seconds * 1_000,
    durationMillis: build.seconds * 1_000,
    stages: [
      stage('6', 'Build', build.at, 'SUCCESS'),
      stage('11', 'Test', build.at + half, done ? word : 'IN_PROGRESS'),
    ],
  };
}
