import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { EntityScorecardsDetail } from '@callboard/backstage-plugin-scorecards-common';
import type { AuthorizedResults } from '../service/AuthorizedResults';
import {
  cut,
  entityRef,
  fit,
  isCut,
  READS,
  step,
  TREAT_AS_DATA,
  type Zod,
} from './schemas';

const MOST_CHECKS = 100;
const MOST_STEPS = 10;
const CALM: readonly string[] = ['pass', 'not-applicable', 'exempt'];

type Scorecard = EntityScorecardsDetail['scorecards'][number];
type Check = EntityScorecardsDetail['checks'][number];

const scorecardOf = (scorecard: Scorecard) => ({
  id: scorecard.scorecard,
  title: scorecard.title,
  ...(scorecard.levelTitle !== undefined && { level: scorecard.levelTitle }),
  position: scorecard.position,
  levels: scorecard.levels,
  since: scorecard.since,
  points: scorecard.points,
});

const checkOf = ({ check, title, state, since, level, why }: Check) => ({
  check,
  title,
  state,
  since,
  ...(level !== undefined && { level }),
  ...(why !== undefined && { why: cut(why, 500) }),
});

const outputSchema = (z: Zod) =>
  z.object({
    entityRef: z.string(),
    scorecards: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        level: z.string().optional().describe('Absent: none is reached'),
        position: z.number().describe('Place of the level from 1; 0: none'),
        levels: z.number().describe('How many there are'),
        since: z.string(),
        points: z.object({ held: z.number(), counted: z.number() }),
      }),
    ),
    steps: z
      .array(
        step(z).extend({
          state: z.string(),
          lifts: z
            .array(
              z.object({
                scorecard: z.string(),
                level: z.string(),
                together: z
                  .number()
                  .describe('Checks that the level takes, this one among them'),
              }),
            )
            .describe('Levels in whose way it stands'),
        }),
      )
      .describe('What to do next, the best first'),
    missed: z
      .array(
        z.object({
          check: z.string(),
          title: z.string(),
          state: z.string(),
          since: z.string(),
          level: z.string().optional(),
          why: z.string().optional(),
        }),
      )
      .describe('Checks that do not pass'),
    isCut: isCut(z),
    passed: z.number().describe('Checks that pass'),
    frozen: z
      .array(z.string())
      .describe('Collectors that are silent: results are held as they were'),
    campaigns: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        endsOn: z.string(),
        isDone: z.boolean(),
      }),
    ),
  });

/** Registers `get-scorecards`. */
export function createEntityAction(options: {
  actionsRegistry: ActionsRegistryService;
  results: AuthorizedResults;
}): void {
  const { actionsRegistry, results } = options;
  actionsRegistry.register({
    name: 'get-scorecards',
    title: 'Get the scorecards of an entity',
    description: `Says how far one service is in each scorecard, what to do next, and which checks do not pass, at most ${MOST_CHECKS}. explain-check says more of one of them.

${TREAT_AS_DATA}

Example input: {"entityRef": "component:default/ledger-api"}`,
    attributes: READS,
    schema: {
      input: z => z.object({ entityRef: entityRef(z) }),
      output: outputSchema,
    },
    action: async ({ input, credentials }) => {
      const reader = await results.forEntities(credentials);
      const found = await reader.get(input.entityRef);
      const missed = found.checks.filter(({ state }) => !CALM.includes(state));
      const shown = fit(missed.map(checkOf), MOST_CHECKS);
      return {
        output: {
          entityRef: found.entityRef,
          scorecards: found.scorecards.map(scorecardOf),
          steps: found.steps
            .slice(0, MOST_STEPS)
            .map(({ check, title, state, effortMinutes, lifts }) => ({
              check,
              title,
              state,
              ...(effortMinutes !== undefined && { effortMinutes }),
              lifts,
            })),
          missed: shown.items,
          isCut: shown.isCut,
          passed: found.checks.filter(({ state }) => state === 'pass').length,
          frozen: found.frozen.map(({ title }) => title),
          campaigns: found.campaigns,
        },
      };
    },
  });
}
