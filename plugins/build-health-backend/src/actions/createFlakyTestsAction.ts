import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { TestSummary } from '@callboard/backstage-plugin-build-health-common';
import type { AuthorizedTests } from '../service/tests/AuthorizedTests';
import { TREAT_AS_DATA, type Zod } from './schemas';

const attributes = { readOnly: true, destructive: false, idempotent: true };
const MOST_TESTS = 50;

const testOf = (test: TestSummary) => ({
  id: test.id,
  pipeline: test.pipelineName,
  name: [...test.suitePath, test.className, test.name]
    .filter(Boolean)
    .join(' › '),
  ...(test.file && { file: test.file }),
  rate: test.rate,
  interval: test.interval,
  n: test.n,
  failures: test.failures,
  sameCommit: test.sameCommit,
  ...(test.lastFailureAt && { lastFailureAt: test.lastFailureAt }),
  entityRefs: test.entityRefs,
  ...(test.ownerRef && { ownerRef: test.ownerRef }),
  ...(test.quarantine && {
    quarantine: {
      ownerRef: test.quarantine.ownerRef,
      expiresAt: test.quarantine.expiresAt,
      isOverdue: test.quarantine.isOverdue,
    },
  }),
});

const testSchema = (z: Zod) =>
  z.object({
    id: z.string(),
    pipeline: z.string(),
    name: z.string(),
    file: z.string().optional(),
    rate: z
      .number()
      .describe('How often a first try fails without a reason, from 0 to 1'),
    interval: z.object({ low: z.number(), high: z.number() }),
    n: z.number().describe('First tries that it rests on'),
    failures: z.number(),
    sameCommit: z
      .object({ passedAgain: z.number(), of: z.number() })
      .describe('Failures whose commit passed when it was tried again'),
    lastFailureAt: z.string().optional(),
    entityRefs: z.array(z.string()),
    ownerRef: z.string().optional(),
    quarantine: z
      .object({
        ownerRef: z.string(),
        expiresAt: z.string(),
        isOverdue: z.boolean(),
      })
      .optional(),
  });

/** Registers `list-flaky-tests`: callers ask it as themselves. */
export function createFlakyTestsAction(options: {
  actionsRegistry: ActionsRegistryService;
  tests: AuthorizedTests;
}): void {
  const { actionsRegistry, tests } = options;
  actionsRegistry.register({
    name: 'list-flaky-tests',
    title: 'List flaky tests',
    description: `Lists tests that fail without a reason in the code, with the evidence, at most ${MOST_TESTS}: of one catalog entity, or of all that you see. Tests that are broken are not among them.

${TREAT_AS_DATA}

Example input: {"entityRef": "component:default/ledger-api"}`,
    attributes,
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .min(1)
            .max(400)
            .optional()
            .describe('Full reference: component:default/ledger-api'),
        }),
      output: z =>
        z.object({ items: z.array(testSchema(z)), totalItems: z.number() }),
    },
    action: async ({ input, credentials }) => {
      const reader = await tests.forReader(credentials);
      const { items, total } = await reader.list({
        ...input,
        verdict: 'flaky',
        limit: MOST_TESTS,
      });
      return { output: { items: items.map(testOf), totalItems: total } };
    },
  });
}
