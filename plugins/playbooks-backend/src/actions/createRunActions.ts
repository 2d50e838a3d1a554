import { randomUUID } from 'node:crypto';
import { withAudit } from '@internal/backend-kit';
import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { AuthorizedRuns } from '../service/runs/AuthorizedRuns';
import { labels, TREAT_AS_DATA } from './schemas';

const attributes = { readOnly: false, destructive: false, idempotent: false };

interface Options {
  actionsRegistry: ActionsRegistryService;
  runs: AuthorizedRuns;
  auditor: AuditorService;
  logger: LoggerService;
}

function createStartRunAction(options: Options) {
  const { actionsRegistry, runs, auditor, logger } = options;
  actionsRegistry.register({
    name: 'start-run',
    title: 'Start a run of a playbook',
    description: `Starts a run of a playbook in the name of the user: people see what is done with it, and it is kept. It executes nothing. Called twice it starts two. Ids of playbooks are in the answers of find-playbooks and get-playbook-for-alert.

${TREAT_AS_DATA}

Example input: {"playbookId": "3f2a", "labels": {"alertname": "LedgerLag"}}`,
    attributes,
    schema: {
      input: z =>
        z.object({
          playbookId: z.string().min(1).max(64),
          labels: labels(z).optional().describe('Of the alert it is for'),
          isDrill: z.boolean().optional().describe('Practice on a quiet day'),
        }),
      output: z =>
        z.object({
          runId: z.string(),
          title: z.string(),
          steps: z.array(z.object({ id: z.string(), title: z.string() })),
        }),
    },
    action: async ({ input, credentials }) => {
      const id = randomUUID();
      const { playbookId: pageId, labels: given, isDrill } = input;
      const meta = { actionType: 'start', id, pageId };
      await withAudit(
        auditor,
        { eventId: 'run-change', severityLevel: 'medium', logger, meta },
        () =>
          runs.start(
            {
              id,
              pageId,
              ...(given && { alert: { labels: given } }),
              ...(isDrill && { isDrill }),
            },
            credentials,
          ),
      );
      const { title, items } = await runs.getPage(id, credentials);
      return {
        output: {
          runId: id,
          title,
          steps: items.map(item => ({ id: item.id, title: item.title })),
        },
      };
    },
  });
}

function createMarkStepAction(options: Options) {
  const { actionsRegistry, runs, auditor, logger } = options;
  actionsRegistry.register({
    name: 'mark-step',
    title: 'Mark a step of a run',
    description: `Marks a step of a run in the name of the user, with a line about it. Mark only what the user says was done. Ids of runs and steps are in the answer of start-run.

${TREAT_AS_DATA}

Example input: {"runId": "0b9e4a52-8a3c-4c57-9d4e-3f1f0b6f7a11", "stepId": "step-2", "state": "failed", "note": "version 4.2 is gone"}`,
    attributes,
    schema: {
      input: z =>
        z.object({
          runId: z.string().min(1).max(36),
          stepId: z.string().min(1).max(600),
          state: z
            .enum(['todo', 'doing', 'done', 'skipped', 'failed'])
            .describe('failed: it did not work'),
          note: z.string().max(2_000).optional(),
        }),
      output: z =>
        z.object({
          progress: z.object({
            all: z.number(),
            done: z.number(),
            skipped: z.number(),
            failed: z.number(),
          }),
        }),
    },
    action: async ({ input, credentials }) => {
      const { runId: id, stepId, state, note } = input;
      const run = await runs.get({ id }, credentials);
      const step = run.steps.find(one => one.stepId === stepId);
      const marked = await withAudit(
        auditor,
        {
          eventId: 'run-change',
          severityLevel: 'medium',
          logger,
          meta: { actionType: 'mark', id, count: 1 },
        },
        () =>
          runs.mark(
            {
              id,
              marks: [
                {
                  id: randomUUID(),
                  agoMs: 0,
                  kind: 'step',
                  stepId,
                  state,
                  seenRevision: step?.revision ?? 0,
                  ...(note && { text: note }),
                },
              ],
              after: run.revision,
            },
            credentials,
          ),
      );
      return { output: { progress: marked.progress } };
    },
  });
}

/** Registers what changes something; off until the configuration says so. */
export function createRunActions(options: Options): void {
  createStartRunAction(options);
  createMarkStepAction(options);
}
