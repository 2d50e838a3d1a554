import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type {
  CampaignTeam,
  DocumentTrial,
  WhatIf,
} from '@callboard/backstage-plugin-scorecards-common';
import { teamRefOf } from '../service/access/refs';
import type { AuthorizedDocuments } from '../service/AuthorizedDocuments';
import {
  cut,
  entityRef,
  fit,
  isCut,
  READS,
  service,
  team,
  TREAT_AS_DATA,
  type Zod,
} from './schemas';

const MOST_WORK = 100;
const MOST_FLIPS = 100;
const MOST_TEAMS = 30;
const MOST_FINDINGS = 50;
/** Characters of a draft; the editor takes no more. */
const LONGEST_DRAFT = 200_000;

interface Options {
  actionsRegistry: ActionsRegistryService;
  documents: AuthorizedDocuments;
}

const workOf = (teams: readonly CampaignTeam[]) =>
  teams.flatMap(({ team: owner, services }) =>
    services.map(({ ref, title, effortMinutes, checks, why }) => ({
      entityRef: ref,
      title,
      ...(owner !== undefined && { team: owner }),
      ...(effortMinutes !== undefined && { effortMinutes }),
      checks,
      ...(why !== undefined && { why: cut(why, 500) }),
    })),
  );

const campaign = (z: Zod) =>
  z.object({
    id: z.string(),
    title: z.string(),
    endsOn: z.string(),
    state: z.string().describe('planned, running, over or ended'),
    done: z.number(),
    total: z.number(),
    effortMinutes: z.number().describe('That is left, where it is known'),
  });

const work = (z: Zod) =>
  z.array(
    service(z).extend({
      team: z.string().optional(),
      effortMinutes: z.number().optional(),
      checks: z.array(z.string()).describe('That do not pass'),
      why: z.string().optional(),
    }),
  );

function createCampaignAction({ actionsRegistry, documents }: Options) {
  actionsRegistry.register({
    name: 'list-campaign-work',
    title: 'List the work that a campaign has left',
    description: `Lists campaigns with how far they are, and for one of them the services that have something left to do, your own teams first, at most ${MOST_WORK}, each with why.

${TREAT_AS_DATA}

Example input: {"campaign": "node-22", "team": "group:default/payments"}`,
    attributes: READS,
    schema: {
      input: z =>
        z.object({
          campaign: z
            .string()
            .min(1)
            .max(100)
            .optional()
            .describe('Id; without one, only campaigns are listed'),
          team: team(z).optional().describe('Only services of this group'),
        }),
      output: z =>
        z.object({
          campaigns: z.array(campaign(z)),
          work: work(z),
          isCut: isCut(z),
        }),
    },
    action: async ({ input, credentials }) => {
      const wanted = input.team && teamRefOf(input.team);
      const reader = await documents.forCampaigns(credentials);
      const found = input.campaign
        ? await reader.get(input.campaign)
        : undefined;
      const teams = (found?.teams ?? []).filter(
        one => !wanted || one.team === wanted,
      );
      const shown = fit(workOf(teams), MOST_WORK);
      const left = teams.reduce((sum, one) => sum + one.left, 0);
      return {
        output: {
          campaigns: (found ? [found] : await reader.list()).map(
            ({ id, title, endsOn, state, done, total, effortMinutes }) => ({
              ...{ id, title, endsOn, state, done, total, effortMinutes },
            }),
          ),
          work: shown.items,
          isCut: shown.items.length < left,
        },
      };
    },
  });
}

const findingOf = ({
  severity,
  message,
  hint,
  position,
}: DocumentTrial['findings'][number]) => ({
  severity,
  message: cut(message, 500),
  ...(hint !== undefined && { hint: cut(hint, 500) }),
  ...(position && { line: position.line, column: position.column }),
});

function whatIfOf({ flips, teams, ...all }: WhatIf) {
  const shown = fit(
    flips.items.map(({ ref, title, owner, from, to, checks }) => ({
      entityRef: ref,
      title: title ?? ref.slice(ref.indexOf('/') + 1),
      ...(owner !== undefined && { team: owner }),
      ...(from?.level !== undefined && { from: from.level }),
      ...(to?.level !== undefined && { to: to.level }),
      checks: checks.map(({ check, to: state = 'none', why }) => ({
        check,
        state,
        ...(why !== undefined && { why: cut(why, 300) }),
      })),
    })),
    MOST_FLIPS,
  );
  return {
    services: all.services.after,
    down: all.down,
    up: all.up,
    unknown: all.unknown,
    effortMinutes: all.effortMinutes,
    ...(all.atTarget && { atTarget: all.atTarget }),
    teams: teams.items.slice(0, MOST_TEAMS).map(one => ({
      ...(one.team !== undefined && { team: one.team }),
      down: one.down,
      up: one.up,
      effortMinutes: one.effortMinutes,
    })),
    flips: shown.items,
    flipCount: flips.total,
    problems: all.problems.map(({ message }) => cut(message, 500)),
  };
}

const whatIfSchema = (z: Zod) =>
  z.object({
    services: z.number().describe('That the draft is about'),
    down: z.number().describe('Services whose level would fall'),
    up: z.number(),
    unknown: z
      .number()
      .describe('Services of which a changed check would not be known'),
    effortMinutes: z.number().describe('Work that would be new'),
    atTarget: z.object({ before: z.number(), after: z.number() }).optional(),
    teams: z.array(
      z.object({
        team: z.string().optional(),
        down: z.number(),
        up: z.number(),
        effortMinutes: z.number(),
      }),
    ),
    flips: z.array(
      service(z).extend({
        team: z.string().optional(),
        from: z.string().optional().describe('Id of the level; absent: none'),
        to: z.string().optional(),
        checks: z.array(
          z.object({
            check: z.string(),
            state: z.string(),
            why: z.string().optional(),
          }),
        ),
      }),
    ),
    flipCount: z.number().describe('Also those that are not shown'),
    problems: z.array(z.string()),
  });

function createTrialAction({ actionsRegistry, documents }: Options) {
  actionsRegistry.register({
    name: 'try-scorecard-draft',
    title: 'Try what a draft of a scorecard would do',
    description: `Checks a document of scorecards (YAML or JSON) and says what it would do if it was published now: mistakes with their line and a hint, and for a scorecard which services change their level and why, at most ${MOST_FLIPS}. It saves and publishes nothing. Write only facts that exist; a finding names the nearest one.

${TREAT_AS_DATA}

Example input: {"text": "kind: Scorecard\\nid: basics\\n..."}`,
    attributes: READS,
    schema: {
      input: z =>
        z.object({
          text: z.string().min(1).max(LONGEST_DRAFT),
          tryOn: entityRef(z)
            .optional()
            .describe('A service on which each check is told'),
        }),
      output: z =>
        z.object({
          findings: z.array(
            z.object({
              severity: z.string().describe('error: it cannot be published'),
              message: z.string(),
              hint: z.string().optional(),
              line: z.number().optional(),
              column: z.number().optional(),
            }),
          ),
          whatIf: whatIfSchema(z).optional(),
          tried: z
            .array(
              z.object({
                check: z.string(),
                state: z.string(),
                why: z.string().optional(),
              }),
            )
            .optional(),
        }),
    },
    action: async ({ input, credentials }) => {
      const trials = await documents.forTrials(credentials);
      const { findings, whatIf, tried } = await trials.try(input);
      return {
        output: {
          findings: findings.slice(0, MOST_FINDINGS).map(findingOf),
          ...(whatIf && { whatIf: whatIfOf(whatIf) }),
          ...(tried && { tried: fit(tried, MOST_FLIPS).items }),
        },
      };
    },
  });
}

/** Registers what is asked of documents; nothing is changed. */
export function createDocumentActions(options: Options): void {
  createCampaignAction(options);
  createTrialAction(options);
}
