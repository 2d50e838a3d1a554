import { z } from 'zod';

/*
 * What is not as expected is unknown, and never a reason to lose the rest of a body: nothing here refuses a field but the ids
 * that rows are kept by.
 */
const text = z.string().min(1).optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);
const whole = z.number().int().optional().catch(undefined);
/** Of those that rows hold in 32 bits. */
const count = z.int32().nonnegative();
const person = z
  .object({ name: text, email: text })
  .optional()
  .catch(undefined);

/** One that cannot be read is left out; the others stay. */
const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(z.unknown())
    .transform(items =>
      items.flatMap(one => {
        const read = item.safeParse(one);
        return read.success ? [read.data as z.output<T>] : [];
      }),
    )
    .optional()
    .catch(undefined);

/** `id` in the REST API and in webhooks, `uuid` in EventBridge. */
const ids = { id: text, uuid: text, graphql_id: text };

export const pipelineSchema = z.object({
  ...ids,
  name: text,
  slug: text,
  url: text,
  web_url: text,
  repository: text,
  /** What EventBridge calls it. */
  repo: text,
  default_branch: text,
});

const optionalPipeline = pipelineSchema.optional().catch(undefined);

export const jobSchema = z.object({
  ...ids,
  type: text,
  name: text,
  /** What EventBridge calls it. */
  label: text,
  command: text,
  state: text,
  /** Of EventBridge, whose jobs are `finished` however they ended. */
  passed: flag,
  soft_failed: flag,
  exit_status: whole,
  signal_reason: text,
  retried: flag,
  retried_in_job_id: text,
  /** null where it was not tried before; absent where it is not told. */
  retries_count: count.nullish().catch(undefined),
  retry_source: z.object({ job_id: text }).nullish().catch(undefined),
  web_url: text,
  created_at: text,
  runnable_at: text,
  started_at: text,
  finished_at: text,
});

export const buildSchema = z.object({
  ...ids,
  number: count.optional().catch(undefined),
  state: text,
  blocked: flag,
  branch: text,
  commit: text,
  message: text,
  source: text,
  url: text,
  web_url: text,
  author: person,
  creator: person,
  /** `{}` where it is not of a pull request. */
  pull_request: z
    .object({
      id: z.union([z.string(), z.number()]).optional().catch(undefined),
      repository: text,
    })
    .optional()
    .catch(undefined),
  rebuilt_from: z.object(ids).optional().catch(undefined),
  created_at: text,
  scheduled_at: text,
  started_at: text,
  failing_at: text,
  finished_at: text,
  pipeline: optionalPipeline,
  jobs: listOf(jobSchema),
});

const organization = z.object({ slug: text }).optional().catch(undefined);

/** Body of a webhook of builds or jobs. */
export const webhookSchema = z.object({
  event: text,
  build: buildSchema,
  job: jobSchema.optional().catch(undefined),
  pipeline: optionalPipeline,
  organization,
});

/** An event of Amazon EventBridge. */
export const eventBridgeSchema = z.object({
  'detail-type': z.string(),
  time: text,
  detail: webhookSchema.omit({ event: true }),
});

export type BuildkitePipeline = z.infer<typeof pipelineSchema>;
export type BuildkiteJob = z.infer<typeof jobSchema>;
export type BuildkiteBuild = z.infer<typeof buildSchema>;
export type BuildkiteWebhook = z.infer<typeof webhookSchema>;
