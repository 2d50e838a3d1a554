import { createHmac } from 'node:crypto';
import type { WebhookRequest } from '@callboard/backstage-plugin-build-health-node';
import {
  workflowJobSchema,
  workflowRunSchema,
  type WorkflowJob,
  type WorkflowRun,
} from '../mapping/schemas';

type Fields = Record<string, unknown>;

export const OWN = { id: 7, full_name: 'Acme/Ledger' };
export const FORK = { id: 8, full_name: 'someone/Ledger' };

/** As GitHub sends a run today, of a push to trunk that passed. */
export const runPayload = (fields: Fields = {}): Fields => ({
  id: 501,
  run_attempt: 1,
  run_number: 12,
  workflow_id: 31,
  name: 'CI',
  path: '.github/workflows/ci.yml',
  display_title: 'Round half up',
  event: 'push',
  status: 'completed',
  conclusion: 'success',
  head_branch: 'main',
  head_sha: 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00',
  head_repository: OWN,
  repository: OWN,
  pull_requests: [],
  actor: { login: 'ana' },
  triggering_actor: { login: 'ana' },
  html_url: 'https://github.com/Acme/Ledger/actions/runs/501',
  created_at: '2026-03-02T10:00:00Z',
  run_started_at: '2026-03-02T10:00:00Z',
  updated_at: '2026-03-02T10:05:00Z',
  ...fields,
});

/** As GitHub sends a job today. */
export const jobPayload = (fields: Fields = {}): Fields => ({
  id: 9001,
  run_id: 501,
  run_attempt: 1,
  name: 'test (20)',
  workflow_name: 'CI',
  status: 'completed',
  conclusion: 'success',
  html_url: 'https://github.com/Acme/Ledger/actions/runs/501/job/9001',
  created_at: '2026-03-02T10:00:05Z',
  started_at: '2026-03-02T10:00:20Z',
  completed_at: '2026-03-02T10:04:50Z',
  steps: [],
  ...fields,
});

export const aRun = (fields?: Fields): WorkflowRun =>
  workflowRunSchema.parse(runPayload(fields));

export const aJob = (fields?: Fields): WorkflowJob =>
  workflowJobSchema.parse(jobPayload(fields));

const REPOSITORY = { ...OWN, default_branch: 'main' };

export const runEvent = (fields?: Fields): Fields => ({
  action: 'completed',
  workflow_run: runPayload(fields),
  workflow: { id: 31, name: 'CI', path: '.github/workflows/ci.yml' },
  repository: REPOSITORY,
});

export const jobEvent = (fields?: Fields): Fields => ({
  action: 'completed',
  workflow_job: jobPayload(fields),
  repository: REPOSITORY,
});

export const sign = (body: Buffer | string, secret: string): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

/** A request as the router hands it over. */
export function aRequest(options: {
  body: Buffer | string;
  headers: Record<string, string | undefined>;
}): WebhookRequest {
  const headers = new Map(
    Object.entries(options.headers).map(([name, value]) => [
      name.toLowerCase(),
      value,
    ]),
  );
  return {
    header: name => headers.get(name.toLowerCase()),
    body: Buffer.from(options.body),
    now: new Date('2026-03-02T10:05:01Z'),
  };
}
