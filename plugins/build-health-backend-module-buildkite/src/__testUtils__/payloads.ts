import { createHmac } from 'node:crypto';
import type { WebhookRequest } from '@callboard/backstage-plugin-build-health-node';

export const TOKEN = 'token-of-the-notification-service';
export const NOW = new Date('2026-11-20T10:30:00.000Z');

export const BUILD_ID = '0197a5d8-c259-484d-b1af-9c0312e94482';
export const JOB_ID = '0197a5d8-c266-4639-a7e3-719ebc4cbd0c';
export const RETRY_ID = '0197a5d8-c266-4639-a7e3-719ebc4cbd0d';

export const pipeline = (change: object = {}) => ({
  id: '28674611-205a-42f9-97ad-1aa1a3bd2a1b',
  url: 'https://api.buildkite.com/v2/organizations/acme/pipelines/payments',
  web_url: 'https://buildkite.com/acme/payments',
  name: 'Payments',
  slug: 'payments',
  repository: 'git@github.com:acme/payments.git',
  default_branch: 'main',
  ...change,
});

/** A build that passed on the default branch. */
export const build = (change: object = {}) => ({
  id: BUILD_ID,
  web_url: 'https://buildkite.com/acme/payments/builds/7',
  number: 7,
  state: 'passed',
  blocked: false,
  message: 'Round half to even\n\nAs the ledger does.',
  commit: 'EC1bfcf8f9404858257271b05503eecbebd7bc0a',
  branch: 'main',
  source: 'webhook',
  author: null,
  creator: { name: 'Ana Ruiz', email: 'ana@example.com' },
  created_at: '2026-11-20T10:00:00.000Z',
  scheduled_at: '2026-11-20T09:59:59.900Z',
  started_at: '2026-11-20T10:00:05.000Z',
  finished_at: '2026-11-20T10:10:00.000Z',
  pull_request: null,
  rebuilt_from: null,
  pipeline: pipeline(),
  ...change,
});

/** A command that passed at its first try. */
export const job = (change: object = {}) => ({
  id: JOB_ID,
  type: 'script',
  name: ':jest: Unit tests',
  command: 'yarn test',
  state: 'passed',
  soft_failed: false,
  exit_status: 0,
  signal_reason: null,
  retried: false,
  retried_in_job_id: null,
  retries_count: null,
  retry_source: null,
  web_url: `https://buildkite.com/acme/payments/builds/7#${JOB_ID}`,
  created_at: '2026-11-20T10:00:00.000Z',
  runnable_at: '2026-11-20T10:01:00.000Z',
  started_at: '2026-11-20T10:01:30.000Z',
  finished_at: '2026-11-20T10:09:00.000Z',
  ...change,
});

/** The body of a webhook, where the pipeline stands beside the build and jobs are not in it. */
export const webhook = (
  event: string,
  parts: { build?: object; job?: object } = {},
) => {
  const { pipeline: itsPipeline, ...rest } = build(parts.build);
  return {
    event,
    build: rest,
    pipeline: itsPipeline,
    ...(parts.job && { job: parts.job }),
    sender: { id: 'c9f8372d-c0cd-43dc-9269-bcbb7f308e3f', name: 'Ana Ruiz' },
  };
};

/** An event of EventBridge. */
export const eventBridge = (
  type: string,
  parts: { build?: object; job?: object } = {},
) => ({
  version: '0',
  id: 'bd2f894c-6778-b65d-011a-8898a9df8ee6',
  'detail-type': type,
  time: '2026-11-20T10:10:02Z',
  detail: {
    version: 1,
    build: {
      uuid: BUILD_ID,
      graphql_id: Buffer.from(`Build---${BUILD_ID}`).toString('base64'),
      number: 7,
      commit: 'ec1bfcf8f9404858257271b05503eecbebd7bc0a',
      message: 'Round half to even',
      branch: 'main',
      state: 'passed',
      source: 'webhook',
      started_at: '2026-11-20 10:00:05 UTC',
      finished_at: '2026-11-20 10:10:00 UTC',
      ...parts.build,
    },
    ...(parts.job && { job: parts.job }),
    pipeline: {
      uuid: '28674611-205a-42f9-97ad-1aa1a3bd2a1b',
      slug: 'payments',
      repo: 'git@somewhere.example:project.git',
    },
    organization: { slug: 'acme' },
  },
});

export const sign = (
  body: string | Buffer,
  options: { at?: Date; token?: string } = {},
) => {
  const seconds = Math.floor((options.at ?? NOW).getTime() / 1_000);
  const signature = createHmac('sha256', options.token ?? TOKEN)
    .update(`${seconds}.`)
    .update(body)
    .digest('hex');
  return `timestamp=${seconds},signature=${signature}`;
};

export const request = (
  body: string | Buffer,
  headers: Record<string, string>,
  now = NOW,
): WebhookRequest => ({
  body: Buffer.from(body),
  now,
  header: name =>
    Object.entries(headers).find(
      ([written]) => written.toLowerCase() === name.toLowerCase(),
    )?.[1],
});
