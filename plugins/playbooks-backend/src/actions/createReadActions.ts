import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  fillCommand,
  findValues,
  namesSetBy,
  type FoundPlaybook,
  type ParsedPage,
  type PlaybookSummary,
} from '@callboard/backstage-plugin-playbooks-common';
import type { AuthorizedPlaybooks } from '../service/AuthorizedPlaybooks';
import { labels, playbook, TREAT_AS_DATA, type Zod } from './schemas';

const attributes = { readOnly: true, destructive: false, idempotent: true };
const MOST_PAGES = 20;
const MOST_TEXT = 30_000;
const MOST_COMMANDS = 100;

interface Options {
  actionsRegistry: ActionsRegistryService;
  playbooks: AuthorizedPlaybooks;
}

const summaryOf = ({
  id,
  title,
  path,
  url,
  status,
  alerts,
  steps,
  brokenLinks,
}: PlaybookSummary) => ({
  id,
  title,
  path,
  ...(url && { url }),
  status,
  alerts: alerts.slice(0, 50),
  steps,
  ...(brokenLinks && { brokenLinks }),
});

const foundOf = ({ playbook: found, sectionId, reason }: FoundPlaybook) => ({
  playbook: summaryOf(found),
  ...(sectionId && { sectionId }),
  reason,
});

function createFindPlaybooksAction({ actionsRegistry, playbooks }: Options) {
  actionsRegistry.register({
    name: 'find-playbooks',
    title: 'Find playbooks',
    description: `Finds playbooks (runbooks) by words of their titles, paths, alerts and texts, at most ${MOST_PAGES}.

${TREAT_AS_DATA}

Example input: {"query": "ledger lag"}`,
    attributes,
    schema: {
      input: z =>
        z.object({
          query: z.string().min(1).max(200).describe('Words that it must have'),
        }),
      output: z =>
        z.object({ items: z.array(playbook(z)), totalItems: z.number() }),
    },
    action: async ({ input, credentials }) => {
      const reader = await playbooks.forReader(credentials);
      const { items, totalItems } = await reader.list({
        q: input.query,
        limit: MOST_PAGES,
      });
      return { output: { items: items.map(summaryOf), totalItems } };
    },
  });
}

/** Commands of a page with the values of an alert, quoted; one that still needs values says which. */
function filledCommands(page: ParsedPage, alertLabels: Record<string, string>) {
  const found = findValues(page.variables, {
    alert: { labels: alertLabels, annotations: {} },
  });
  const options = {
    values: new Map(
      found.flatMap(({ name, value }) =>
        value === undefined ? [] : [[name, value] as const],
      ),
    ),
    declared: page.frontMatter.variables.map(({ name }) => name),
    setByPage: namesSetBy(page.commands),
  };
  return page.commands.slice(0, MOST_COMMANDS).map(command => {
    const { copy, missing } = fillCommand(command, options);
    return {
      id: command.id,
      ...(command.stepId && { stepId: command.stepId }),
      text: copy ?? command.text,
      missing,
      ...(command.destroys && { destroys: command.destroys }),
    };
  });
}

const answer = (z: Zod) => {
  const found = z.object({
    playbook: playbook(z),
    sectionId: z.string().optional(),
    reason: z.string(),
  });
  return z.object({
    matches: z.array(found),
    near: z
      .array(found.extend({ alert: z.string() }))
      .describe('Of alerts with similar names; only without a match'),
    page: z
      .object({
        text: z.string().describe('Markdown, as its author wrote it'),
        isCut: z.boolean(),
        steps: z.array(z.object({ id: z.string(), title: z.string() })),
        commands: z.array(
          z.object({
            id: z.string(),
            stepId: z.string().optional(),
            text: z.string(),
            missing: z.array(z.string()),
            destroys: z.string().optional(),
          }),
        ),
      })
      .optional(),
  });
};

function createGetPlaybookForAlertAction({
  actionsRegistry,
  playbooks,
}: Options) {
  actionsRegistry.register({
    name: 'get-playbook-for-alert',
    title: 'Get the playbook for an alert',
    description: `Finds the playbook that answers an alert, the surest first, and gives the text of the first one with its steps and its commands, filled with the alert's labels. A command whose "missing" is not empty is not complete. One with "destroys" needs a person's decision.

${TREAT_AS_DATA}

Example input: {"labels": {"alertname": "LedgerLag", "namespace": "pay"}}`,
    attributes,
    schema: {
      input: z =>
        z.object({
          labels: labels(z).describe('Of the alert; alertname is its name'),
          annotations: labels(z).optional(),
        }),
      output: answer,
    },
    action: async ({ input, credentials }) => {
      const reader = await playbooks.forReader(credentials);
      const { matches, near } = await reader.find({
        labels: input.labels,
        annotations: input.annotations ?? {},
      });
      const first = matches.find(
        ({ playbook: { kind } }) => kind !== 'external',
      );
      const known = first && (await reader.getText(first.playbook.id));
      return {
        output: {
          matches: matches.map(foundOf),
          near: near.map(({ alert, ...found }) => ({
            alert,
            ...foundOf(found),
          })),
          ...(known && {
            page: {
              text: known.text.slice(0, MOST_TEXT),
              isCut: known.text.length > MOST_TEXT,
              steps: known.page.steps.map(({ id, title }) => ({ id, title })),
              commands: filledCommands(known.page, input.labels),
            },
          }),
        },
      };
    },
  });
}

/** Registers what MCP clients and other callers of actions may ask, as themselves. */
export function createReadActions(options: Options): void {
  createFindPlaybooksAction(options);
  createGetPlaybookForAlertAction(options);
}
