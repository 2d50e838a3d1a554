import type {
  BuildReport,
  JobReport,
} from '@callboard/backstage-plugin-build-health-common';
import type { TestReportUpload } from '@callboard/backstage-plugin-build-health-node';
import { z } from 'zod';

/** PostgreSQL keeps no NUL. */
const name = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[^\0]*$/, 'must have no NUL in it');

/** Numbers are kept in 32 bits. */
const LARGEST = 2 ** 31 - 1;
const whole = (least: number) => z.number().int().min(least).max(LARGEST);
/** Windows has ones without a sign, as 0xC0000005. */
const exitStatus = z
  .number()
  .int()
  .min(-LARGEST - 1)
  .max(2 ** 32 - 1)
  .transform(status => (status > LARGEST ? status - 2 ** 32 : status));

const short = name(500);
const id = name(100);
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
    key: name(300),
    name: short,
    path: short.optional(),
    repository: z
      .string()
      .regex(/^[^/\s]+(?:\/[^/\s]+)+$/, 'must be like owner/name')
      .max(300)
      .optional(),
    defaultBranch: name(300).optional(),
    url,
  }),
  externalId: id,
  attempt: z.number().int().min(1).max(10_000),
  number: whole(0).optional(),
  state,
  outcome: outcome.optional(),
  branch: short.optional(),
  sha: z
    .string()
    .regex(/^[0-9a-f]{7,64}$/i, 'must be a commit in hex')
    .optional(),
  pullRequest: whole(1).optional(),
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
  account: name(200).optional(),
  isBot: z.boolean().optional(),
  title: z.string().max(5_000).optional(),
  url,
  rebuildOf: id.optional(),
  reportedAt: moment,
});

const job: z.ZodType<JobReport> = z.strictObject({
  ...times,
  pipelineKey: name(300),
  buildId: id,
  attempt: z.number().int().min(1).max(10_000),
  externalId: id,
  name: z.string().min(1).max(5_000),
  state,
  outcome: outcome.optional(),
  exitStatus: exitStatus.optional(),
  isSoftFailure: z.boolean().optional(),
  isInfrastructure: z.boolean().optional(),
  isSuperseded: z.boolean().optional(),
  retry: whole(0).optional(),
  retryOf: id.optional(),
  failedStep: z.string().max(5_000).optional(),
  url,
  reportedAt: moment,
});

/** What gzip, an XML document, or a byte order mark before one begins with. */
const isReport = (content: string) => {
  const [first, second] = Buffer.from(content.slice(0, 8), 'base64');
  return (
    (first === 0x1f && second === 0x8b) ||
    [0xef, 0xfe, 0xff, 0x3c, 0x20, 0x0d, 0x0a, 0x09].includes(first)
  );
};

/** Its content is decoded where it is read, outside the main thread. */
export const testReportUpload: z.ZodType<TestReportUpload> = z.strictObject({
  source: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,99}$/, 'must be the id of a source')
    .optional(),
  pipelineKey: name(300).optional(),
  buildId: name(100),
  attempt: z.number().int().min(1).max(10_000),
  name: name(300),
  content: z
    .string()
    .min(1)
    .refine(isReport, 'must be base64 of gzip or of XML'),
});

/** What a pipeline sends. */
export const pushSchema = z
  .strictObject({
    builds: z.array(build).max(100).default([]),
    jobs: z.array(job).max(1_000).default([]),
    reports: z.array(testReportUpload).max(100).default([]),
  })
  .refine(
    ({ builds, jobs, reports }) =>
      builds.length + jobs.length + reports.length > 0,
    'builds, jobs or reports must hold something',
  );
