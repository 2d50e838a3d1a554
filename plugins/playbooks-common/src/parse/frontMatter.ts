import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import type {
  ImportNote,
  PlaybookFrontMatter,
  VariableDeclaration,
} from '../types';

type Fields = Record<string, unknown>;

/** Longest text a field of the front matter may have, and most entries of a list. */
const LONGEST = 500;
const MOST = 200;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A date of YAML or TOML arrives as a Date: only its day counts. */
function textOf(value: unknown): string | undefined {
  if (value instanceof Date) {
    return Number.isNaN(value.getTime())
      ? undefined
      : value.toISOString().slice(0, 10);
  }
  return ['string', 'number', 'boolean'].includes(typeof value) && value !== ''
    ? String(value).slice(0, LONGEST)
    : undefined;
}

const listOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value])
    .slice(0, MOST)
    .flatMap(one => textOf(one) ?? []);

/** Our name → spellings that sets of pages use for it, the first one found counts. */
const SPELLINGS = {
  title: ['title', 'Title'],
  alerts: ['alerts', 'alert', 'alertname', 'alertnames', 'alert_name'],
  services: ['services', 'service', 'components', 'component', 'system'],
  owner: ['owner', 'owner_team', 'team', 'owner_slack', 'owners'],
  severity: ['severity', 'priority'],
  variables: ['variables', 'parameters'],
  reviewIn: ['review_in', 'reviewIn', 'review_every'],
  lastReviewed: [
    'last_reviewed',
    'lastReviewed',
    'last_reviewed_on',
    'last_review_date',
    'last_reviewed_at',
  ],
  status: ['status', 'draft', 'deprecated'],
  replaces: ['replaces', 'aliases', 'redirect_from'],
  drillEvery: ['drill_every', 'drillEvery'],
} satisfies Record<Exclude<keyof PlaybookFrontMatter, 'other'>, string[]>;

const KNOWN = new Set<string>([
  ...Object.values(SPELLINGS).flat(),
  'runbook',
  'links',
]);

function found(
  fields: Fields,
  field: keyof typeof SPELLINGS,
): unknown | undefined {
  const name = SPELLINGS[field].find(
    spelling => fields[spelling] !== undefined && fields[spelling] !== null,
  );
  return name === undefined ? undefined : fields[name];
}

function sourceOf(value: unknown): VariableDeclaration['from'] {
  const text = textOf(value);
  const [, kind, name] =
    /^(label|annotation)[:.]\s{0,5}(\S{1,200})$/.exec(text ?? '') ?? [];
  if (kind === 'annotation') {
    return { annotation: name };
  }
  return kind === 'label' ? { label: name } : undefined;
}

/** A variable as a name, or as fields. */
function variableOf(
  value: unknown,
  nameInstead?: string,
): VariableDeclaration | undefined {
  if (!isFields(value)) {
    const name = nameInstead ?? textOf(value);
    return name
      ? { name, description: nameInstead && textOf(value) }
      : undefined;
  }
  const name = textOf(value.name) ?? nameInstead;
  return name === undefined
    ? undefined
    : {
        name,
        description: textOf(value.description),
        from: sourceOf(value.from) ?? sourceOf(`label:${value.label ?? ''}`),
        ...(Array.isArray(value.values) && { values: listOf(value.values) }),
        example: textOf(value.example),
        ...(typeof value.secret === 'boolean' && { secret: value.secret }),
      };
}

function variablesOf(value: unknown): VariableDeclaration[] {
  const declared = isFields(value)
    ? Object.entries(value).map(([name, of]) => variableOf(of, name))
    : (Array.isArray(value) ? value : []).map(of => variableOf(of));
  return declared
    .slice(0, MOST)
    .filter(variable => variable !== undefined)
    .map(
      // Nothing absent is written down.
      variable => JSON.parse(JSON.stringify(variable)) as VariableDeclaration,
    );
}

function statusOf(fields: Fields): PlaybookFrontMatter['status'] {
  if (fields.deprecated === true || fields.status === 'deprecated') {
    return 'deprecated';
  }
  return fields.draft === true || fields.status === 'draft'
    ? 'draft'
    : 'active';
}

/** Front matter that says nothing. */
export const noFrontMatter = (): PlaybookFrontMatter => ({
  alerts: [],
  services: [],
  variables: [],
  status: 'active',
  replaces: [],
  other: [],
});

function inOurWords(fields: Fields): PlaybookFrontMatter {
  const runbook = isFields(fields.runbook) ? fields.runbook : {};
  return {
    ...noFrontMatter(),
    title: textOf(found(fields, 'title')),
    alerts: listOf(found(fields, 'alerts')),
    services: listOf(found(fields, 'services')),
    owner: listOf(found(fields, 'owner'))[0],
    severity: textOf(found(fields, 'severity')),
    variables: variablesOf(runbook.variables ?? found(fields, 'variables')),
    reviewIn: textOf(found(fields, 'reviewIn')),
    lastReviewed: textOf(found(fields, 'lastReviewed')),
    status: statusOf(fields),
    replaces: listOf(found(fields, 'replaces')),
    drillEvery: textOf(found(fields, 'drillEvery')),
    other: Object.keys(fields)
      .filter(name => !KNOWN.has(name))
      .slice(0, MOST),
  };
}

/**
 * Reads front matter. What cannot be read is told in a note, and the page goes on without it: its text stays in the source.
 *
 * @param text - between the fences
 */
export function readFrontMatter(
  text: string,
  language: 'yaml' | 'toml',
): { frontMatter: PlaybookFrontMatter; notes: ImportNote[] } {
  const unreadable = (why: string) => ({
    frontMatter: noFrontMatter(),
    notes: [
      {
        severity: 'error' as const,
        code: 'front-matter-unreadable' as const,
        message: `The front matter is no ${language.toUpperCase()} and was not used: ${why}`,
        line: 1,
      },
    ],
  });
  try {
    const fields: unknown =
      language === 'yaml'
        ? // No document expands beyond this: aliases of aliases are a known attack.
          parseYaml(text, { maxAliasCount: 50, logLevel: 'error' })
        : parseToml(text);
    if (fields === null || fields === undefined) {
      return { frontMatter: noFrontMatter(), notes: [] };
    }
    return isFields(fields)
      ? { frontMatter: inOurWords(fields), notes: [] }
      : unreadable('fields with names were expected.');
  } catch (error) {
    const [firstLine] = String((error as Error).message).split('\n');
    return unreadable(firstLine.slice(0, 300));
  }
}
