import type { ASTNode, ParseResult } from '@marcbachmann/cel-js';
import { EvaluationError } from '@marcbachmann/cel-js';
import type {
  ExpressionFinding,
  ExpressionLanguage,
} from '../ExpressionLanguage';
import { InvalidConditionError } from '../InvalidConditionError';
import { FAILED, truthOf, UNKNOWN, type Outcome } from '../truth';
import { celFactsOf, NOT_KNOWN, type CelFacts } from './facts';
import { ExpressionRules, nodesIn } from './rules';

const MAX_LENGTH = 2_000;

/** Where something is absent in a list or a map that is known. */
const ABSENT = new Set(['no_such_key', 'index_out_of_bounds']);

/** What a node of a checked expression is; the library does not declare it. */
type CheckedNode = ASTNode & { checkedType?: { kind: string; name: string } };

const CALCULATED = new Set([
  'int',
  'double',
  'google.protobuf.Timestamp',
  'google.protobuf.Duration',
]);

/** Texts and lists that are joined, or lists that are compared: what they cost is not bounded by the expression. */
function costlyIn(node: CheckedNode): ExpressionFinding[] {
  const nodes = nodesIn(node.args) as CheckedNode[];
  const findings = nodes.flatMap(costlyIn);
  const { start, end } = node;
  if (node.op === '+' && !CALCULATED.has(node.checkedType?.name ?? '')) {
    const message = '"+" can only be used with numbers, times and durations.';
    findings.push({ message, start, end });
  }
  const areWhole = nodes.some(each =>
    ['list', 'map'].includes(each.checkedType?.kind ?? ''),
  );
  if ((node.op === '==' || node.op === '!=') && areWhole) {
    const message =
      'Lists and maps cannot be compared as a whole: ask for their items.';
    findings.push({ message, start, end });
  }
  return findings;
}

interface Prepared {
  findings: ExpressionFinding[];
  run?: ParseResult;
  slots: number[];
}

/** What the library says, as sentences about checks. */
const SAID: readonly [string, string][] = [
  ['google.protobuf.Timestamp', 'timestamp'],
  ['google.protobuf.Duration', 'duration'],
  ['no such overload: ', 'These types do not go together: '],
  ['found no matching overload for ', 'There is no '],
  ['No such key: ', 'There is no part '],
];

const OPERANDS_HINT =
  'Numbers stand without quotes, texts with them; others are version("1.20"), timestamp("2027-01-01") and duration("36h").';

const SYNTAX_HINT =
  'Compare with == and its like, join with && and ||, negate with !, and put texts into quotes.';

const HINTS = new Map([
  ['no_such_overload', OPERANDS_HINT],
  ['no_matching_overload', OPERANDS_HINT],
  ['no_such_key', 'Write the name of a part, with _ in the place of -.'],
  ['limit_exceeded', 'Divide it into several checks.'],
]);

function findingOf(error: unknown, text: string): ExpressionFinding {
  const { code, summary, message, range } = error as Partial<EvaluationError>;
  let said = summary ?? message ?? '';
  if (code === 'limit_exceeded') {
    said = 'The expression is too large';
  }
  for (const [theirs, ours] of SAID) said = said.replaceAll(theirs, ours);
  const hint = HINTS.get(code ?? '') ?? SYNTAX_HINT;
  return {
    message: `${said}.`,
    start: range?.start ?? 0,
    end: range?.end ?? text.length,
    hint,
  };
}

function prepare(text: string, facts: CelFacts): Prepared {
  const failed = (...findings: ExpressionFinding[]) => ({
    findings,
    slots: [],
  });
  if (text.length > MAX_LENGTH) {
    const message = `An expression can have ${MAX_LENGTH} characters.`;
    const hint = 'Divide it into several checks.';
    return failed({ message, hint, start: MAX_LENGTH, end: text.length });
  }
  let run: ParseResult;
  try {
    run = facts.environment.parse(text);
  } catch (error) {
    return failed(findingOf(error, text));
  }
  const rules = new ExpressionRules(facts);
  rules.visit(run.ast, undefined);
  if (rules.findings.length > 0) return failed(...rules.findings);
  const { valid, type, error } = run.check();
  if (!valid) return failed(findingOf(error, text));
  if (type !== 'bool') {
    const message = `An expression must be true or false; this one is a ${type}.`;
    const hint = 'Compare it with a value.';
    return failed({ message, hint, start: 0, end: text.length });
  }
  const findings = costlyIn(run.ast);
  return { findings, run, slots: [...rules.slots] };
}

function outcomeOf(error: unknown): Outcome {
  if (error === NOT_KNOWN) return UNKNOWN;
  return error instanceof EvaluationError && ABSENT.has(error.code)
    ? UNKNOWN
    : FAILED;
}

/**
 * The Common Expression Language, less what could cost without bound.
 *
 * A fact is `provider.fact_name`, with `_` for `-`; numbers are `double` and may be compared with whole numbers, times are
 * `timestamp`, durations `duration`, versions compare with `version("1.20")`, lists and maps are what they are, and parts of items
 * are named as facts are. There is no clock: `olderThan` and `newerThan` ask it. Like the tree, it is unknown where what is not
 * known decides: `&&`, `||`, `all` and `exists` do without it where they can.
 *
 * @public
 */
export const cel: ExpressionLanguage = {
  check: (text, table) => prepare(text, celFactsOf(table)).findings,

  compile: ({ text, table, path }) => {
    if (typeof text !== 'string') {
      throw new InvalidConditionError('"cel" must be a text.', path);
    }
    const facts = celFactsOf(table);
    const { run, findings, slots } = prepare(text, facts);
    if (!run || findings.length > 0) {
      throw new InvalidConditionError(
        `"cel" at character ${findings[0].start + 1}: ${findings[0].message}`,
        path,
      );
    }
    const { cursor, variables } = facts;
    return {
      slots,
      probe: (row, moment) => {
        cursor.row = row;
        cursor.moment = moment;
        try {
          const result: unknown = run(variables);
          return typeof result === 'boolean' ? truthOf(result) : FAILED;
        } catch (error) {
          return outcomeOf(error);
        }
      },
    };
  },
};
