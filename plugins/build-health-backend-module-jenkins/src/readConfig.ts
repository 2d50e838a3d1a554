import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  readBackfillDays,
  readSources,
  readWebhookSecrets,
  readWholeNumber,
  type ConfiguredSource,
} from '@callboard/backstage-plugin-build-health-node';
import type { JenkinsCredentials } from './client/JenkinsClient';
import { isFullName } from './mapping/jobNames';

export const PATH = 'buildHealth.jenkins';
const SHORTEST_SECRET = 16;
const MINUTE = 60_000;
/** What was lost heals after this time. */
const USUAL_POLL_MINUTES = 5;
const MOST_POLL_MINUTES = 1_440;
/**
 * A page of Jenkins that somebody has open asks for its builds and executors each 5 seconds, which is 24 a minute: this is what
 * two or three people cost who look at it.
 */
const USUAL_CALLS = 60;
/** With fewer nothing goes on: a step takes some. */
const FEWEST_CALLS = 10;
const MOST_CALLS = 6_000;

/** The branch that counts as trunk, of jobs that have no nearer one. */
export interface DefaultBranch {
  /** Full name of a job, folder or multibranch project, with all that is below it; absent: of all. */
  job?: string;
  branch: string;
}

/** A controller of Jenkins that is followed. */
export interface JenkinsConfig {
  id: string;
  title: string;
  /** Without a slash at its end. */
  baseUrl: string;
  /** Verify hints; none where it has none. */
  secrets: string[];
  /** Absent: it is asked as nobody, for what everybody may see. */
  credentials?: JenkinsCredentials;
  /** The first that meets a job counts. */
  defaultBranches: DefaultBranch[];
  /** From one look at what is new to the next. */
  pollMs: number;
  /** How much of the past is read. */
  backfillDays: number;
  callsPerMinute: number;
}

function readBaseUrl(config: Config, path: string): string {
  const written = config.getString('baseUrl');
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (!url || !['https:', 'http:'].includes(url.protocol)) {
    throw new InputError(
      `${path}.baseUrl: '${written}' is no address such as https://ci.example.com`,
    );
  }
  if (url.username || url.password) {
    throw new InputError(
      `${path}.baseUrl: may hold no user and no password; write them into username and token`,
    );
  }
  if (url.search || url.hash) {
    throw new InputError(`${path}.baseUrl: ends with its path, without ? or #`);
  }
  return written.replace(/\/+$/, '');
}

function readCredentials(
  config: Config,
  path: string,
): JenkinsCredentials | undefined {
  const username = config.getOptionalString('username');
  const token = config.getOptionalString('token');
  if (username === undefined && token === undefined) return undefined;
  if (username === undefined || token === undefined) {
    const [there, missing] = username
      ? ['username', 'token']
      : ['token', 'username'];
    throw new InputError(
      `${path}.${missing}: is missing beside ${there}; a token is made on the page of the user in Jenkins, under Security`,
    );
  }
  if (username.includes(':')) {
    throw new InputError(`${path}.username: may hold no colon`);
  }
  return { username, token };
}

function readDefaultBranches(config: Config, path: string): DefaultBranch[] {
  return (config.getOptionalConfigArray('defaultBranches') ?? []).map(
    (one, index) => {
      const job = one.getOptionalString('job')?.replace(/\/+$/, '');
      if (job !== undefined && !isFullName(job)) {
        throw new InputError(
          `${path}.defaultBranches[${index}].job: '${job}' is no full name such as folder/name`,
        );
      }
      return { branch: one.getString('branch'), ...(job && { job }) };
    },
  );
}

function readSource(source: ConfiguredSource): JenkinsConfig {
  const { config, path, id } = source;
  const credentials = readCredentials(config, path);
  const minutes = readWholeNumber(source, {
    key: 'pollMinutes',
    usual: USUAL_POLL_MINUTES,
    least: 1,
    most: MOST_POLL_MINUTES,
  });
  return {
    id,
    title: config.getOptionalString('title') ?? `Jenkins ${id}`,
    baseUrl: readBaseUrl(config, path),
    secrets: readWebhookSecrets(source, {
      key: 'webhook.secrets',
      shortest: SHORTEST_SECRET,
    }),
    ...(credentials && { credentials }),
    defaultBranches: readDefaultBranches(config, path),
    pollMs: minutes * MINUTE,
    backfillDays: readBackfillDays(source),
    callsPerMinute: readWholeNumber(source, {
      key: 'callsPerMinute',
      usual: USUAL_CALLS,
      least: FEWEST_CALLS,
      most: MOST_CALLS,
    }),
  };
}

/** Reads `buildHealth.jenkins`; what is wrong is named with its path. */
export const readConfig = (root: RootConfigService): JenkinsConfig[] =>
  readSources(root, PATH, readSource);
