import { z } from 'zod';

/*
 * The parts of GitHub's workflow runs and jobs that are read, of webhooks and of REST lists alike. Older servers of GitHub
 * Enterprise send less: no `run_attempt`, `run_started_at`, `head_branch` and `path` of runs, no `created_at` of jobs. What names a
 * run, an attempt or a moment must be right where it is there; anything else that has another form is unknown, for a field that
 * nobody needs may not lose a build.
 * https://docs.github.com/en/rest/actions/workflow-runs and https://docs.github.com/en/rest/actions/workflow-jobs
 */
const text = z.string().nullish().catch(undefined);
const id = z.number().int().nonnegative();
const attempt = z.number().int().min(1).nullish();
const instant = z.iso.datetime({ offset: true });

const repository = z.object({
  id: id.nullish().catch(undefined),
  full_name: text,
  default_branch: text,
});

/** `Bot` of apps, `User` of people. */
const login = z.object({ login: text, type: text }).nullish().catch(undefined);

const headCommit = z
  .object({
    message: text,
    author: z.object({ name: text }).nullish().catch(undefined),
  })
  .nullish()
  .catch(undefined);

/** `base.repo` is another repository where the branch was offered to a fork. */
const pullRequest = z.object({
  number: z.number().int(),
  base: z
    .object({ repo: z.object({ id }).nullish() })
    .nullish()
    .catch(undefined),
});

export const workflowRunSchema = z.object({
  id,
  run_attempt: attempt,
  run_number: z.number().int().nullish().catch(undefined),
  workflow_id: id,
  name: text,
  path: text,
  display_title: text,
  event: text,
  status: text,
  conclusion: text,
  head_branch: text,
  head_sha: text,
  head_commit: headCommit,
  head_repository: repository.nullish().catch(undefined),
  repository: repository.nullish().catch(undefined),
  pull_requests: z.array(pullRequest).nullish().catch(undefined),
  actor: login,
  triggering_actor: login,
  html_url: text,
  created_at: instant,
  run_started_at: instant.nullish(),
  updated_at: instant,
});

const step = z.object({
  name: text,
  number: z.number().nullish().catch(undefined),
  conclusion: text,
});

export const workflowJobSchema = z.object({
  id,
  run_id: id,
  run_attempt: attempt,
  name: text,
  status: text,
  conclusion: text,
  html_url: text,
  created_at: instant.nullish(),
  started_at: instant.nullish(),
  completed_at: instant.nullish(),
  steps: z.array(step).nullish().catch(undefined),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#workflow_run */
export const workflowRunEventSchema = z.object({
  workflow_run: workflowRunSchema,
  workflow: z.object({ name: text, path: text }).nullish().catch(undefined),
  repository: repository.nullish().catch(undefined),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#workflow_job */
export const workflowJobEventSchema = z.object({
  workflow_job: workflowJobSchema,
  repository: repository.nullish().catch(undefined),
});

export type Repository = z.infer<typeof repository>;
export type WorkflowRun = z.infer<typeof workflowRunSchema>;
export type WorkflowJob = z.infer<typeof workflowJobSchema>;
