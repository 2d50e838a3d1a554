import { isMap, LineCounter, parseAllDocuments, type Document } from 'yaml';
import { runbookAddress } from '../domain/runbookAddress';
import type { AlertRule, RuleProblem } from '../types/rule';

/** Most alerts of a file; the mixin of Kubernetes has about 100. */
const MOST_RULES = 5_000;
/** The author mends the first ones, and the next reading tells the others. */
const MOST_PROBLEMS = 20;
const MOST_LABELS = 50;
const LONGEST_NAME = 200;
const LONGEST_EXPRESSION = 4_000;
const LONGEST = 1_000;

type Fields = Record<string, unknown>;
type Path = (string | number)[];

/**
 * What a file of YAML says about alerts.
 *
 * @public
 */
export interface RuleFile {
  /** Absent where the file cannot be read: what was read of it before still counts. */
  rules?: AlertRule[];
  /** At most 20. */
  problems: RuleProblem[];
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown, longest = LONGEST): string | undefined =>
  ['string', 'number', 'boolean'].includes(typeof value) && value !== ''
    ? String(value).slice(0, longest)
    : undefined;

const textsOf = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(isFields(value) ? value : {})
      .slice(0, MOST_LABELS)
      .flatMap(([name, of]) => {
        const text = textOf(of);
        return text === undefined ? [] : [[name.slice(0, LONGEST_NAME), text]];
      }),
  );

/** Where the groups of a document stand: of Prometheus itself, of a Kubernetes resource, or of a list of those. */
function groupPaths(value: unknown): Path[] {
  if (!isFields(value)) {
    return [];
  }
  if (Array.isArray(value.groups)) {
    return [['groups']];
  }
  if (isFields(value.spec) && Array.isArray(value.spec.groups)) {
    return [['spec', 'groups']];
  }
  return (Array.isArray(value.items) ? value.items : []).flatMap((item, i) =>
    isFields(item) && !Array.isArray(item.items)
      ? groupPaths(item).map(path => ['items', i, ...path])
      : [],
  );
}

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Fields)[key], value);

function problemOfName(name: unknown): string | undefined {
  if (typeof name !== 'string' || name.trim() === '') {
    return 'This rule has neither alert nor record: write its name behind alert.';
  }
  if (name.length > LONGEST_NAME) {
    return `The name of the alert has more than ${LONGEST_NAME} characters: shorten it.`;
  }
  return /[\p{Cc}\p{Cs}]/u.test(name)
    ? 'The name of the alert has a character that cannot be shown: write it without.'
    : undefined;
}

/** Collects the rules of one file. */
class RuleCollector {
  readonly rules: AlertRule[] = [];
  readonly problems: RuleProblem[] = [];
  private isFull = false;

  constructor(private readonly lines: LineCounter) {}

  document(document: Document): void {
    // No document expands beyond this: aliases of aliases are a known attack.
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    for (const path of groupPaths(value)) {
      (at(value, path) as unknown[]).forEach((group, i) =>
        this.group(document, group, [...path, i]),
      );
    }
  }

  tell(message: string, line?: number): void {
    if (this.problems.length < MOST_PROBLEMS) {
      this.problems.push({ ...(line !== undefined && { line }), message });
    }
  }

  private group(document: Document, group: unknown, path: Path): void {
    const rules = isFields(group) ? group.rules : undefined;
    if (rules === undefined || rules === null) {
      return;
    }
    if (!Array.isArray(rules)) {
      this.tell(
        'rules of a group is a list: begin each rule with a dash.',
        this.lineOf(document, path),
      );
      return;
    }
    rules.forEach((rule, i) =>
      this.rule(rule, textOf((group as Fields).name), () =>
        this.lineOf(document, [...path, 'rules', i]),
      ),
    );
  }

  private rule(
    rule: unknown,
    group: string | undefined,
    line: () => number,
  ): void {
    const fields = isFields(rule) ? rule : {};
    if (fields.alert === undefined && fields.record !== undefined) {
      return;
    }
    const problem = problemOfName(fields.alert);
    if (problem) {
      this.tell(problem, line());
    } else if (this.rules.length < MOST_RULES) {
      this.rules.push(ruleOf(fields, group, line()));
    } else if (!this.isFull) {
      this.isFull = true;
      this.tell(
        `The file has more than ${MOST_RULES} alerts, and the others were left out: divide it.`,
        line(),
      );
    }
  }

  private lineOf(document: Document, path: Path): number {
    const node = document.getIn(path, true);
    const range = isMap(node) ? node.range : undefined;
    return this.lines.linePos(range?.[0] ?? 0).line || 1;
  }
}

function ruleOf(
  rule: Fields,
  group: string | undefined,
  line: number,
): AlertRule {
  const annotations = textsOf(rule.annotations);
  const fields: AlertRule = {
    alert: String(rule.alert).trim(),
    line,
    group,
    expr: textOf(rule.expr, LONGEST_EXPRESSION),
    for: textOf(rule.for, LONGEST_NAME),
    labels: textsOf(rule.labels),
    runbookUrl: runbookAddress(annotations),
    summary: annotations.summary ?? annotations.description,
  };
  // Nothing absent is written down.
  return JSON.parse(JSON.stringify(fields)) as AlertRule;
}

/** Whether a text wants to be a file of alerts, readable or not. */
const speaksOfAlerts = (text: string) =>
  /^[ \t]{0,40}(?:- {1,4})?alert:/m.test(text);

const brokenBy = (text: string, message: string, line?: number): RuleFile => {
  const isTemplate = /\{\{-|\{\{ {0,2}(?:if|range|include|end|\.Values)\b/.test(
    text,
  );
  const fix = isTemplate
    ? 'It looks like a template of Helm: read the files that Helm makes of it.'
    : 'promtool check rules says the same; until it is mended the rules that were read before count.';
  return {
    problems: [
      {
        ...(line !== undefined && { line }),
        message: `It is no YAML: ${message.slice(0, 300)}. ${fix}`,
      },
    ],
  };
};

/**
 * Reads the alerts of a rule file: of Prometheus (`groups`), a `PrometheusRule` of Kubernetes or its like (`spec.groups`), or a
 * list of those, in one or several documents. Other YAML has no rules and no problems.
 *
 * @public
 */
export function readRuleFile(text: string): RuleFile {
  if (!/\balert['"]?\s{0,5}:/.test(text)) {
    return { rules: [], problems: [] };
  }
  const lines = new LineCounter();
  const collector = new RuleCollector(lines);
  try {
    for (const document of parseAllDocuments(text, {
      lineCounter: lines,
      logLevel: 'error',
    })) {
      const [error] = document.errors;
      if (error) {
        return speaksOfAlerts(text)
          ? brokenBy(
              text,
              error.message.split('\n', 1)[0].replace(/ at line .*/, ''),
              error.linePos?.[0].line,
            )
          : { rules: [], problems: [] };
      }
      collector.document(document);
    }
  } catch (error) {
    return brokenBy(text, String((error as Error).message).split('\n', 1)[0]);
  }
  return { rules: collector.rules, problems: collector.problems };
}
