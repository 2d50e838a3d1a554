import { parseArgs } from 'node:util';
import type { BuildOutcome } from '@callboard/backstage-plugin-build-health-common';
import type { BuildFacts } from '../ci/CiBuild';
import { printable } from '../printable';
import { Problem, wrongArguments } from '../Problem';
import {
  readCommit,
  readOutcome,
  readPage,
  readRepository,
  readSourceId,
  readText,
  readTime,
  readUrl,
  readWait,
  readWholeNumber,
} from './values';

/** Id of the source, unless another is named. */
export const SOURCE = 'any-ci';
const WAIT = '30';
const MOST_ATTEMPTS = 10_000;
const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** What tells of a build that no module tells. */
const OF_BUILD = {
  'pipeline-name': text,
  repository: text,
  branch: text,
  'default-branch': text,
  commit: text,
  'pull-request': text,
  started: text,
  'build-url': text,
} as const;

const OPTIONS = {
  ...OF_BUILD,
  url: text,
  source: text,
  wait: text,
  'build-source': text,
  pipeline: text,
  build: text,
  attempt: text,
  job: text,
  outcome: text,
  'ignore-missing': flag,
  'dry-run': flag,
  help: { type: 'boolean', short: 'h' },
} as const;

/** The arguments of `upload`, each as far as it was given. */
export interface UploadArguments {
  patterns: string[];
  url?: string;
  source: string;
  waitMs: number;
  buildSource?: string;
  pipeline?: string;
  build?: string;
  attempt?: number;
  job?: string;
  outcome?: BuildOutcome;
  facts: BuildFacts;
  ignoreMissing: boolean;
  dryRun: boolean;
}

/** Never with a value: it may be a secret that was put into the wrong place. */
export function problemOf(error: unknown, command = 'upload'): Problem {
  const { code, message = '' } = error as { code?: string; message?: string };
  const name = /'(-{1,2}[a-z-]+)/i.exec(message)?.[1];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    return /secret|token|password/i.test(name ?? '')
      ? wrongArguments(
          `${name} is no option: others can read arguments. Give the secret in the environment, as CALLBOARD_BUILDS_SECRET`,
        )
      : wrongArguments(
          `${
            name ?? 'One of the arguments'
          } is no option; callboard-builds ${command} --help names them all`,
        );
  }
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    return wrongArguments(
      `${
        name ?? 'An option'
      }: a value is missing, or there is one that does not belong there; see callboard-builds ${command} --help`,
    );
  }
  throw error;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: OPTIONS,
      allowPositionals: true,
    });
  } catch (error) {
    throw problemOf(error);
  }
}

type Values = ReturnType<typeof parse>['values'];

const given = <T>(
  written: string | undefined,
  read: (written: string) => T,
): T | undefined => (written === undefined ? undefined : read(written));

function readFacts(values: Values): BuildFacts {
  const told = Object.keys(OF_BUILD).find(name => Object.hasOwn(values, name));
  if (told && values.outcome === undefined) {
    throw wrongArguments(
      `--${told} tells of a build that is told with --outcome; give --outcome too, or leave it out`,
    );
  }
  return {
    pipelineName: given(values['pipeline-name'], it =>
      readText(it, '--pipeline-name', 500),
    ),
    repository: given(values.repository, readRepository),
    branch: given(values.branch, it => readText(it, '--branch', 500)),
    defaultBranch: given(values['default-branch'], it =>
      readText(it, '--default-branch', 500),
    ),
    sha: given(values.commit, readCommit),
    pullRequest: given(values['pull-request'], it =>
      readWholeNumber(it, '--pull-request', Number.MAX_SAFE_INTEGER),
    ),
    startedAt: given(values.started, it => readTime(it, '--started')),
    url: given(values['build-url'], readPage),
  };
}

/**
 * Reads what follows `upload`; undefined when help is asked for.
 *
 * @throws `Problem` that names the option
 */
export function readArguments(
  args: readonly string[],
): UploadArguments | undefined {
  const { values, positionals } = parse(args);
  if (values.help) return undefined;
  if (positionals.length === 0 && values.outcome === undefined) {
    throw wrongArguments(
      "No report is named: callboard-builds upload 'reports/**/*.xml', or --outcome to tell a build alone",
    );
  }
  if (positionals.includes('')) {
    throw wrongArguments(
      `A pattern is empty; is the variable set that it comes from?`,
    );
  }
  return {
    patterns: positionals,
    url: given(values.url, it => readUrl(it, '--url')),
    source: readSourceId(values.source ?? SOURCE, '--source'),
    waitMs: readWait(values.wait ?? WAIT),
    buildSource: given(values['build-source'], it =>
      readSourceId(it, '--build-source'),
    ),
    pipeline: given(values.pipeline, it => readText(it, '--pipeline', 300)),
    build: values.build?.trim(),
    attempt: given(values.attempt, it =>
      readWholeNumber(it, '--attempt', MOST_ATTEMPTS),
    ),
    job: given(values.job, it => printable(readText(it, '--job', 200))),
    outcome: given(values.outcome, readOutcome),
    facts: readFacts(values),
    ignoreMissing: values['ignore-missing'] ?? false,
    dryRun: values['dry-run'] ?? false,
  };
}
