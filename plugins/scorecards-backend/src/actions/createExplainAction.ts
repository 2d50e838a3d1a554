import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type {
  CheckExplanation,
  ExplainedCondition,
} from '@callboard/backstage-plugin-scorecards-common';
import type { AuthorizedResults } from '../service/AuthorizedResults';
import {
  checkId,
  cut,
  entityRef,
  fit,
  READS,
  TREAT_AS_DATA,
  type Zod,
} from './schemas';

const MOST_REASONS = 30;
const MOST_CHANGES = 10;

/** Leaves and lists that decide. */
function decidingOf(condition: ExplainedCondition): ExplainedCondition[] {
  if (!condition.decides) return [];
  const children = (condition.children ?? []).flatMap(decidingOf);
  return condition.actual === undefined ? children : [condition, ...children];
}

function reasonOf({ wanted, actual, truth, fact }: ExplainedCondition) {
  return {
    wanted: cut(wanted, 500),
    actual: cut(actual ?? '', 500),
    truth,
    ...(fact && {
      fact: fact.name,
      isStale: fact.isStale,
      ...(fact.observedAt !== undefined && { observedAt: fact.observedAt }),
      ...(fact.evidence && { evidenceUrl: fact.evidence.url }),
    }),
  };
}

function fixOf({ fix }: CheckExplanation) {
  return (
    fix && {
      ...(fix.text !== undefined && { text: cut(fix.text) }),
      links: fix.links.slice(0, 10),
      ...(fix.playbook !== undefined && { playbook: fix.playbook }),
      ...(fix.effortMinutes !== undefined && {
        effortMinutes: fix.effortMinutes,
      }),
    }
  );
}

/** What it is about. */
const subjectOf = (explanation: CheckExplanation) => ({
  entityRef: explanation.entityRef,
  entityTitle: explanation.entityTitle,
  ...(explanation.ownerRef !== undefined && { owner: explanation.ownerRef }),
  check: explanation.result.check,
  title: explanation.title,
  scorecard: {
    id: explanation.scorecard.id,
    title: explanation.scorecard.title,
  },
  ...(explanation.levelTitle !== undefined && {
    level: explanation.levelTitle,
  }),
});

/** What can be done about it. */
function remedyOf(explanation: CheckExplanation) {
  const { exemption, mayAskExemption, approvers, refresh } = explanation;
  const fix = fixOf(explanation);
  return {
    ...(fix && { fix }),
    ...(exemption && {
      exemption: {
        state: exemption.state,
        until: exemption.until,
        reason: cut(exemption.reason, 500),
      },
    }),
    mayAskExemption,
    approvers,
    canReadNow: refresh.canReadNow,
  };
}

function answerOf(explanation: CheckExplanation) {
  const { result, passes, rationale } = explanation;
  const standard = rationale?.standard;
  const reasons = fit(decidingOf(passes).map(reasonOf), MOST_REASONS);
  return {
    ...subjectOf(explanation),
    state: result.state,
    since: result.since,
    ...(result.was && { was: result.was }),
    ...(result.countsFrom !== undefined && { countsFrom: result.countsFrom }),
    wanted: cut(passes.wanted),
    reasons: reasons.items,
    isCut: reasons.isCut,
    toPass: explanation.toPass.map(({ text }) => cut(text, 500)),
    ...(rationale?.text !== undefined && { rationale: cut(rationale.text) }),
    ...(standard && { standard: cut(standard.sentence, 500) }),
    ...remedyOf(explanation),
    othersMissed: explanation.othersMissed,
    history: explanation.history
      .slice(0, MOST_CHANGES)
      .map(({ from, to, at, cause }) => ({
        ...(from && { from }),
        ...(to && { to }),
        at,
        cause: cause.kind,
      })),
  };
}

const reasonSchema = (z: Zod) =>
  z.object({
    wanted: z.string(),
    actual: z.string().describe('What is so, or why it is not known'),
    truth: z.enum(['true', 'false', 'unknown']),
    fact: z.string().optional(),
    isStale: z.boolean().optional(),
    observedAt: z.string().optional().describe('ISO 8601 in UTC'),
    evidenceUrl: z.string().optional(),
  });

const outputSchema = (z: Zod) =>
  z.object({
    entityRef: z.string(),
    entityTitle: z.string(),
    owner: z.string().optional(),
    check: z.string(),
    title: z.string(),
    scorecard: z.object({ id: z.string(), title: z.string() }),
    level: z.string().optional().describe('That needs it'),
    state: z
      .string()
      .describe(
        'pass, warn, fail, unknown, stale, not-applicable, exempt or error',
      ),
    since: z.string(),
    was: z.string().optional().describe('What it was when its facts froze'),
    countsFrom: z.string().optional(),
    wanted: z.string().describe('All that is asked'),
    reasons: z.array(reasonSchema(z)).describe('What decided'),
    isCut: z.boolean(),
    toPass: z
      .array(z.string())
      .describe('The fewest changes that would make it pass'),
    rationale: z.string().optional(),
    standard: z.string().optional().describe('The sentence it proves'),
    fix: z
      .object({
        text: z.string().optional(),
        links: z.array(z.object({ url: z.string(), title: z.string() })),
        playbook: z.string().optional(),
        effortMinutes: z.number().optional(),
      })
      .optional(),
    exemption: z
      .object({ state: z.string(), until: z.string(), reason: z.string() })
      .optional(),
    mayAskExemption: z.boolean().describe('Whether you may ask for one'),
    approvers: z.array(z.string()).describe('Who would decide about one'),
    canReadNow: z.boolean().describe('Whether its facts can be read at once'),
    othersMissed: z.number().describe('Other services that do not pass'),
    history: z.array(
      z.object({
        from: z.string().optional(),
        to: z.string().optional(),
        at: z.string(),
        cause: z.string(),
      }),
    ),
  });

/** Registers `explain-check`: the same words as in the portal. */
export function createExplainAction(options: {
  actionsRegistry: ActionsRegistryService;
  results: AuthorizedResults;
}): void {
  const { actionsRegistry, results } = options;
  actionsRegistry.register({
    name: 'explain-check',
    title: 'Explain the result of a check',
    description: `Says why a service passes or fails one check of a scorecard: what is asked and what is so, since when, how old that is, the fewest changes that would make it pass, how to fix it, and who may exempt it. Ids of checks are in the answers of get-scorecards.

${TREAT_AS_DATA}

Example input: {"entityRef": "component:default/ledger-api", "check": "production-readiness/has-docs"}`,
    attributes: READS,
    schema: {
      input: z => z.object({ entityRef: entityRef(z), check: checkId(z) }),
      output: outputSchema,
    },
    action: async ({ input, credentials }) => {
      const reader = await results.forExplanations(credentials);
      return { output: answerOf(await reader.get(input)) };
    },
  });
}
