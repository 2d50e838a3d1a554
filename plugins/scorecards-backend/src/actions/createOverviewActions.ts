import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type {
  CheckDetail,
  ScorecardsOverview,
  TeamSteps,
} from '@callboard/backstage-plugin-scorecards-common';
import { teamRefOf } from '../service/access/refs';
import type { AuthorizedResults } from '../service/AuthorizedResults';
import {
  checkId,
  fit,
  isCut,
  READS,
  service,
  step,
  team,
  TREAT_AS_DATA,
  type Zod,
} from './schemas';

const MOST_STEPS = 30;
const MOST_NAMED = 20;
const MOST_FAILING = 200;
const MOST_TEAMS = 50;

interface Options {
  actionsRegistry: ActionsRegistryService;
  results: AuthorizedResults;
}

const toService = ({ ref, title }: { ref: string; title?: string }) => ({
  entityRef: ref,
  title: title ?? ref.slice(ref.indexOf('/') + 1),
});

const stepOf = ({
  services,
  lifted,
  check,
  title,
  effortMinutes,
}: TeamSteps['steps'][number]) => ({
  check,
  title,
  ...(effortMinutes !== undefined && { effortMinutes }),
  services: services.slice(0, MOST_NAMED).map(toService),
  serviceCount: services.length,
  lifted: lifted.slice(0, MOST_NAMED).map(one => ({
    ...toService(one),
    scorecard: one.scorecard,
    level: one.level,
  })),
});

function createStepsAction({ actionsRegistry, results }: Options) {
  actionsRegistry.register({
    name: 'list-next-steps',
    title: 'List the next steps of a team',
    description: `Lists what a team can do next for its services, most levels for its effort first, at most ${MOST_STEPS}. Without a team it is about your own teams; with one, about it and the teams below it.

${TREAT_AS_DATA}

Example input: {"team": "group:default/payments"}`,
    attributes: READS,
    schema: {
      input: z => z.object({ team: team(z).optional() }),
      output: z =>
        z.object({
          teams: z.array(z.string()),
          services: z.number(),
          atTarget: z.number().describe('Services at all their targets'),
          steps: z.array(
            step(z).extend({
              services: z.array(service(z)).describe('That do not pass'),
              serviceCount: z.number(),
              lifted: z
                .array(
                  service(z).extend({
                    scorecard: z.string(),
                    level: z.string(),
                  }),
                )
                .describe('Of these, those that gain a level by it alone'),
            }),
          ),
          isCut: isCut(z),
        }),
    },
    action: async ({ input, credentials }) => {
      const reader = await results.forSteps(credentials);
      const { teams, services, atTarget, steps } = await reader.read(input);
      const shown = fit(steps.map(stepOf), MOST_STEPS);
      return {
        output: {
          teams,
          services,
          atTarget,
          steps: shown.items,
          isCut: shown.isCut,
        },
      };
    },
  });
}

const failingOf = ({ teams }: CheckDetail, wanted: string | undefined) =>
  teams
    .filter(one => wanted === undefined || one.team === wanted)
    .flatMap(({ team: owner, services }) =>
      services.map(one => ({
        ...toService(one),
        ...(owner !== undefined && { team: owner }),
        state: one.state,
        since: one.since,
      })),
    );

function createFailingAction({ actionsRegistry, results }: Options) {
  actionsRegistry.register({
    name: 'list-failing-services',
    title: 'List the services that do not pass a check',
    description: `Says who does not pass a check, at most ${MOST_FAILING} services, those of the teams with most of them first, and how many are in which state.

${TREAT_AS_DATA}

Example input: {"check": "production-readiness/has-docs"}`,
    attributes: READS,
    schema: {
      input: z => z.object({ check: checkId(z), team: team(z).optional() }),
      output: z =>
        z.object({
          check: z.string(),
          title: z.string(),
          wanted: z.string(),
          keeper: z.string(),
          counts: z
            .record(z.string(), z.number())
            .describe('Services by state, of all teams'),
          missed: z.number().describe('Services that do not pass, of those'),
          services: z.array(
            service(z).extend({
              team: z.string().optional(),
              state: z.string(),
              since: z.string(),
            }),
          ),
          isCut: isCut(z),
        }),
    },
    action: async ({ input, credentials }) => {
      const wanted = input.team && teamRefOf(input.team);
      const reader = await results.forChecks(credentials);
      const found = await reader.get(input.check);
      const missed = found.teams
        .filter(one => !wanted || one.team === wanted)
        .reduce((sum, one) => sum + one.missed, 0);
      const shown = fit(failingOf(found, wanted), MOST_FAILING);
      return {
        output: {
          check: found.check,
          title: found.title,
          wanted: found.wanted,
          keeper: found.keeper,
          counts: { ...found.counts },
          missed,
          services: shown.items,
          isCut: shown.items.length < missed,
        },
      };
    },
  });
}

const rollup = (z: Zod) =>
  z.object({
    scorecard: z.string(),
    services: z.number(),
    atTarget: z.number().optional(),
  });

function scorecardOf(scorecard: ScorecardsOverview['scorecards'][number]) {
  const { id, title, owner, services, atTarget, levels, levelNames, trend } =
    scorecard;
  const [none = 0, ...counts] = levels;
  return {
    id,
    title,
    owner,
    services,
    ...(atTarget !== undefined && { atTarget }),
    levels: [
      { title: 'none', services: none },
      ...levelNames.map((level, index) => ({
        title: level.title,
        services: counts[index] ?? 0,
      })),
    ],
    trendPoints: trend.points,
    trendPointsOfRules: trend.pointsOfRules,
  };
}

const overviewSchema = (z: Zod) =>
  z.object({
    scorecards: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        owner: z.string(),
        services: z.number(),
        atTarget: z.number().optional(),
        levels: z.array(z.object({ title: z.string(), services: z.number() })),
        trendPoints: z
          .number()
          .describe('Percentage points at the target, in 30 days'),
        trendPointsOfRules: z
          .number()
          .describe('Of these, those that came of changed rules'),
      }),
    ),
    teams: z
      .array(
        z.object({
          team: z.string().optional(),
          scorecards: z.array(rollup(z)),
        }),
      )
      .describe('The worst first'),
    isCut: isCut(z),
    own: z.object({
      teams: z.array(z.string()),
      services: z.number(),
      atTarget: z.number(),
    }),
    frozen: z.array(z.string()).describe('Collectors that are silent'),
    exemptions: z.number(),
    campaigns: z.number().describe('Under way'),
  });

function createOverviewAction({ actionsRegistry, results }: Options) {
  actionsRegistry.register({
    name: 'get-scorecards-overview',
    title: 'Get an overview of all scorecards',
    description: `Says how far all services that you see are in each scorecard, how that moved in 30 days, and how teams stand, the worst first, at most ${MOST_TEAMS}.

${TREAT_AS_DATA}`,
    attributes: READS,
    schema: { input: z => z.object({}), output: overviewSchema },
    action: async ({ credentials }) => {
      const reader = await results.forOverview(credentials);
      const found = await reader.read();
      const { teams, services, atTarget } = found.own;
      const shown = fit(
        found.teams.map(one => ({
          ...(one.team !== undefined && { team: one.team }),
          scorecards: one.scorecards.map(each => ({
            scorecard: each.scorecard,
            services: each.services,
            ...(each.atTarget !== undefined && { atTarget: each.atTarget }),
          })),
        })),
        MOST_TEAMS,
      );
      return {
        output: {
          scorecards: found.scorecards.map(scorecardOf),
          teams: shown.items,
          isCut: shown.isCut,
          own: { teams, services, atTarget },
          frozen: found.frozen.map(({ title }) => title),
          exemptions: found.exemptions,
          campaigns: found.campaigns,
        },
      };
    },
  });
}

/** Registers what is asked over many services. */
export function createOverviewActions(options: Options): void {
  createStepsAction(options);
  createFailingAction(options);
  createOverviewAction(options);
}
