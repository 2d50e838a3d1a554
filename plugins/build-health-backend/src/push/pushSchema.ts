import type {
  BuildReport,
  JobReport,
} from '@callboard/backstage-plugin-build-health-common';
import { z } from 'zod';

const short = z.string().min(1).max(500);
const id = z.string().min(1).max(100);
const moment = z.iso
  .datetime({ offset: true })
  .transform(written => new Date(written).toISOString());

const state = z.enum(['queued', 'running', 'blocked', 'finished']);
const outcome = z.enum([
  'success',
  'failure',
  'unstable',
  'timed-out',
  'startup-failure',
  'cancelled',
  'skipped',
  'not-built',
  'neutral',
  'action-required',
  'stale',
]);

const times = {
  createdAt: moment.optional(),
  startedAt: moment.optional(),
  finishedAt: moment.optional(),
  startIsEstimate: z.boolean().optional(),
  finishIsEstimate: z.boolean().optional(),
  queueMs: z.number().int().min(0).optional(),
};

const url = z
  .url({ protocol: /^https?$/ })
  .max(2_000)
  .optional();

const build: z.ZodType<BuildReport> = z.strictObject({
  ...times,
  pipeline: z.strictObject({
    key: z.string().min(1).max(300),
    name: short,
    path: short.optional(),
    repository: z
      .string()
      .regex(/^[^/\s]+(?:\/[^/\s]+)+$/, 'must be like owner/name')
      .max(300)
      .optional(),
    defaultBranch: short.optional(),
    url,
  }),
  externalId: id,
  attempt: z.number().int().min(1).max(10_000),
  number: z.number().int().min(0).optional(),
  state,
  outcome: outcome.optional(),
  branch: short.optional(),
  sha: z
    .string()
    .regex(/^[0-9a-f]{7,64}$/i, 'must be a commit in hex')
    .optional(),
  pullRequest: z.number().int().min(1).optional(),
  isFork: z.boolean().optional(),
  trigger: z.enum([
    'push',
    'pull-request',
    'schedule',
    'manual',
    'api',
    'other',
  ]),
  author: short.optional(),
  title: z.string().max(5_000).optional(),
  url,
  rebuildOf: id.optional(),
  reportedAt: moment,
});

const job: z.ZodType<JobReport> = z.strictObject({
  ...times,
  pipelineKey: z.string().min(1).max(300),
  buildId: id,
  attempt: z.number().int().min(1).max(10_000),
  externalId: id,
  name: z.string().min(1).max(5_000),
  state,
  outcome: outcome.optional(),
  exitStatus: z.number().int().optional(),
  isSoftFailure: z.boolean().optional(),
  isInfrastructure: z.boolean().optional(),
  isSuperseded: z.boolean().optional(),
  retry: z.number().int().min(0).optional(),
  retryOf: id.optional(),
  failedStep: z.string().max(5_000).optional(),
  url,
  reportedAt: moment,
});

/** What a pipeline sends. */
export const pushSchema = z
  .strictObject({
    builds: z.array(build).max(100).default([]),
    jobs: z.array(job).max(1_000).default([]),
  })
  .refine(
    ({ builds, jobs }) => builds.length + jobs.length > 0,
    'builds or jobs must hold something',
  );
