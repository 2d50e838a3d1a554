import type { BuildReport } from '@callboard/backstage-plugin-build-health-common';
import type { BuildFacts, CiBuild, Environment } from '../ci/CiBuild';
import type { UploadArguments } from '../commandLine/readArguments';
import { readText, readUrl } from '../commandLine/values';
import { wrongArguments } from '../Problem';
import type { ReportedBuild, UploadPlan } from './UploadPlan';

const URL_VARIABLE = 'CALLBOARD_BUILDS_URL';
/** The portal keeps no longer ones. */
const LONGEST_ID = 100;

/** Where the source is pushed to. @throws `Problem` where nothing tells the portal */
export function addressOf(
  args: Pick<UploadArguments, 'url' | 'source'>,
  env: Environment,
): string {
  const fromEnv = env[URL_VARIABLE];
  const url = args.url ?? (fromEnv && readUrl(fromEnv, URL_VARIABLE));
  if (!url) {
    throw wrongArguments(
      `--url is missing: give the address of the portal, such as https://portal.example.com, or set ${URL_VARIABLE}`,
    );
  }
  return `${url}/api/build-health/webhooks/${args.source}`;
}

function reportedBuild(
  args: UploadArguments,
  ci: CiBuild | undefined,
): ReportedBuild {
  const { outcome, source } = args;
  if (outcome && args.buildSource && args.buildSource !== source) {
    throw wrongArguments(
      `--outcome tells a build of ${source}, and --build-source says that ${args.buildSource} tells it: leave one of them out`,
    );
  }
  const buildSource =
    args.buildSource ?? (outcome ? source : ci?.buildSource ?? source);
  const buildId = args.build ?? ci?.buildId;
  if (!buildId) {
    throw wrongArguments(
      `--build is missing: give the id of the build, as ${buildSource} names it; it is known in GitHub Actions, Buildkite and Jenkins only`,
    );
  }
  const pipelineKey =
    args.pipeline ??
    ci?.pipelineKey ??
    (buildSource === source ? ci?.ownPipelineKey : undefined);
  // Elsewhere builds are counted by pipeline: 17 of one is not 17 of the other.
  if (!pipelineKey && (!ci || outcome)) {
    throw wrongArguments(
      `--pipeline is missing: give the key of the pipeline, as ${buildSource} names it`,
    );
  }
  return {
    source: buildSource,
    ...(pipelineKey && { pipelineKey }),
    buildId: readText(buildId, '--build', LONGEST_ID),
    attempt: args.attempt ?? ci?.attempt ?? 1,
  };
}

/** Facts that were given, before those of the environment. */
function joined(args: UploadArguments, ci: CiBuild | undefined): BuildFacts {
  const given = Object.fromEntries(
    Object.entries(args.facts).filter(([, value]) => value !== undefined),
  );
  return { ...ci?.facts, ...given };
}

function toBuild(
  args: UploadArguments,
  options: { of: ReportedBuild; ci?: CiBuild; now: Date },
): BuildReport | undefined {
  const { of, ci, now } = options;
  if (!args.outcome) return undefined;
  const { pipelineName, repository, defaultBranch, trigger, ...facts } = joined(
    args,
    ci,
  );
  const key = of.pipelineKey!;
  const isOfPullRequest = facts.pullRequest !== undefined;
  return {
    pipeline: {
      key,
      name: pipelineName ?? key,
      repository,
      defaultBranch,
    },
    externalId: of.buildId,
    attempt: of.attempt,
    state: 'finished',
    outcome: args.outcome,
    ...facts,
    trigger: trigger ?? (isOfPullRequest ? 'pull-request' : 'other'),
    // It is told at its end, and runs a little longer.
    finishedAt: now.toISOString(),
    finishIsEstimate: true,
    reportedAt: now.toISOString(),
  };
}

/**
 * Puts together what was given and what the environment says of the build that runs.
 *
 * @throws `Problem` that names what is missing
 */
export function planUpload(
  args: UploadArguments,
  options: { env: Environment; ci?: CiBuild; now: Date },
): UploadPlan {
  const { env, ci } = options;
  // Without an address a dry run shows the rest all the same.
  const address =
    args.dryRun && !args.url && !env[URL_VARIABLE]
      ? `/api/build-health/webhooks/${args.source}`
      : addressOf(args, env);
  const of = reportedBuild(args, ci);
  return {
    address,
    source: args.source,
    of,
    job: args.job ?? ci?.job,
    build: toBuild(args, { ...options, of }),
  };
}
