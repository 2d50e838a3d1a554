import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type {
  BuildSummary,
  PipelineHealth,
} from '@callboard/backstage-plugin-build-health-common';
import type { AuthorizedBuilds } from '../service/AuthorizedBuilds';
import { TREAT_AS_DATA, type Zod } from './schemas';

const attributes = { readOnly: true, destructive: false, idempotent: true };
const USUAL_DAYS = 90;
const MOST_PIPELINES = 20;

const buildOf = (build: BuildSummary) => ({
  externalId: build.externalId,
  attempt: build.attempt,
  ...(build.outcome && { outcome: build.outcome }),
  ...(build.sha && { sha: build.sha }),
  ...(build.author && { author: build.author }),
  ...(build.title && { title: build.title }),
  ...(build.finishedAt && { finishedAt: build.finishedAt }),
  ...(build.url && { url: build.url }),
});

const pipelineOf = (pipeline: PipelineHealth) => {
  const { name, provider, url, defaultBranch, trunk, lastBuilds } = pipeline;
  const { firstRed, ...state } = trunk;
  const last = lastBuilds.at(-1);
  return {
    name,
    provider,
    ...(url && { url }),
    ...(defaultBranch && { defaultBranch }),
    trunk: { ...state, ...(firstRed && { firstRed: buildOf(firstRed) }) },
    ...(last && { lastBuild: buildOf(last) }),
    successRate: pipeline.successRate,
    ...(pipeline.duration && { durationMs: pipeline.duration }),
    ...(pipeline.queue && { queueMs: pipeline.queue }),
    redMs: pipeline.redMs,
  };
};

function schemas(z: Zod) {
  const build = z.object({
    externalId: z.string(),
    attempt: z.number(),
    outcome: z.string().optional(),
    sha: z.string().optional(),
    author: z.string().optional(),
    title: z.string().optional(),
    finishedAt: z.string().optional(),
    url: z.string().optional(),
  });
  const summary = z.object({
    n: z.number(),
    p50: z.number(),
    p95: z.number().optional(),
    max: z.number(),
  });
  return z.object({
    name: z.string(),
    provider: z.string(),
    url: z.string().optional(),
    defaultBranch: z.string().optional(),
    trunk: z.object({
      state: z.enum(['green', 'red', 'unknown']),
      since: z.string().optional(),
      isSinceEver: z.boolean().optional(),
      firstRed: build.optional(),
    }),
    lastBuild: build.optional().describe('The newest one on trunk'),
    successRate: z.object({
      n: z.number(),
      successes: z.number(),
      rate: z.number().optional(),
      interval: z.object({ low: z.number(), high: z.number() }).optional(),
      hasVerdict: z
        .boolean()
        .describe('False: too few builds to call the rate good or bad'),
    }),
    durationMs: summary.optional(),
    queueMs: summary.optional().describe('Absent is unknown, not 0'),
    redMs: z.number(),
  });
}

/** Registers `get-build-health`: callers ask it as themselves. */
export function createBuildHealthAction(options: {
  actionsRegistry: ActionsRegistryService;
  builds: AuthorizedBuilds;
}): void {
  const { actionsRegistry, builds } = options;
  actionsRegistry.register({
    name: 'get-build-health',
    title: 'Get the build health of an entity',
    description: `Says how the pipelines of a catalog entity fare, the worst first, at most ${MOST_PIPELINES}: whether trunk is red and since when, the success rate with its interval, durations and queues in milliseconds.

${TREAT_AS_DATA}

Example input: {"entityRef": "component:default/ledger-api", "days": 30}`,
    attributes,
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .min(1)
            .max(400)
            .describe('Full reference: component:default/ledger-api'),
          days: z
            .number()
            .int()
            .min(1)
            .max(365)
            .optional()
            .describe(`Days back that figures are of; ${USUAL_DAYS}`),
        }),
      output: z =>
        z.object({
          found: z
            .boolean()
            .describe(
              'False where there is no such entity, or you may not see it',
            ),
          pipelines: z.array(schemas(z)),
        }),
    },
    action: async ({ input, credentials }) => {
      const reader = await builds.forReader(credentials);
      const { entityRef, days = USUAL_DAYS } = input;
      const [answer] = await reader.byRefs([entityRef], days);
      return {
        output: {
          found: Boolean(answer),
          pipelines: (answer?.pipelines ?? [])
            .slice(0, MOST_PIPELINES)
            .map(pipelineOf),
        },
      };
    },
  });
}
