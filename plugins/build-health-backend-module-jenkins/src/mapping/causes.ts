import type { BuildTrigger } from '@callboard/backstage-plugin-build-health-common';
import { idOfBuild } from './jobNames';
import type { JenkinsBuild, JenkinsCause } from './schemas';

/**
 * What causes mean, by the end of their class and, for controllers that send none, by how they begin. The first row that one of
 * the causes meets counts: whoever starts a build by hand does so on top of what started it before.
 */
const TRIGGERS: ReadonlyArray<{
  trigger: BuildTrigger;
  ofClass: RegExp;
  ofText: RegExp;
}> = [
  {
    trigger: 'manual',
    ofClass:
      /(?:UserIdCause|UserCause|ReplayCause|RebuildCause|RestartDeclarativePipelineCause)$/,
    ofText: /^(?:Started by user|Replayed #|Rebuilds build|Restarted from)/,
  },
  {
    trigger: 'schedule',
    ofClass: /TimerTriggerCause$/,
    ofText: /^Started by timer/,
  },
  {
    trigger: 'pull-request',
    ofClass: /(?:GhprbCause|GitHubPRCause|PullRequestCause)$/,
    ofText: /pull request #\d+/i,
  },
  {
    trigger: 'push',
    ofClass: /(?:SCMTriggerCause|PushCause|BranchEventCause|WebHookCause)$/,
    ofText: /^(?:Push event|Started by an SCM change|Started by \w+ push)/i,
  },
  {
    trigger: 'api',
    ofClass: /RemoteCause$/,
    ofText: /^Started by remote host/,
  },
];

/** Why a build was started. */
export function startCausesOf(build: JenkinsBuild): JenkinsCause[] {
  return (build.actions ?? [])
    .filter(({ _class }) => !_class?.endsWith('InterruptedBuildAction'))
    .flatMap(({ causes }) => causes ?? []);
}

/** What set a build off; `other` where another build did, or a scan of branches. */
export function triggerOf(
  causes: JenkinsCause[],
  pullRequest: number | undefined,
): BuildTrigger {
  const met = TRIGGERS.find(({ ofClass, ofText }) =>
    causes.some(({ _class, shortDescription }) =>
      // The class of a pull request's event is that of any branch.
      _class && !/BranchEventCause$/.test(_class)
        ? ofClass.test(_class)
        : ofText.test(shortDescription ?? '') || ofClass.test(_class ?? ''),
    ),
  );
  if (!met) return pullRequest ? 'pull-request' : 'other';
  return met.trigger === 'push' && pullRequest ? 'pull-request' : met.trigger;
}

/** Whether a job of a multibranch project was started as such. */
export function isOfBranchSource(causes: JenkinsCause[]): boolean {
  return causes.some(({ _class }) => _class?.startsWith('jenkins.branch.'));
}

/** The build that this one repeats: by the rebuild plugin, replayed, or restarted from a stage. */
export function rebuildOf(
  causes: JenkinsCause[],
  fullName: string,
): string | undefined {
  for (const cause of causes) {
    if (cause._class?.endsWith('RebuildCause') && cause.upstreamBuild) {
      return idOfBuild(cause.upstreamProject ?? fullName, cause.upstreamBuild);
    }
    const [, number] =
      /^(?:Replayed|Restarted from build) #(\d+)/.exec(
        cause.shortDescription ?? '',
      ) ?? [];
    if (number) return idOfBuild(fullName, Number(number));
  }
  return undefined;
}

/** Whether a time limit ended a build, and no person. */
export function isTimeout(build: JenkinsBuild): boolean {
  return (build.actions ?? [])
    .flatMap(({ causes }) => causes ?? [])
    .some(
      ({ _class, shortDescription }) =>
        /ExceededTimeout$/.test(_class ?? '') ||
        /^Timeout has been exceeded/.test(shortDescription ?? ''),
    );
}
