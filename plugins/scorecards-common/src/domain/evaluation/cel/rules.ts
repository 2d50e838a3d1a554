import type { ASTNode } from '@marcbachmann/cel-js';
import { parseDuration } from '../../duration';
import { nearestName } from '../../nearestName';
import type { ExpressionFinding } from '../ExpressionLanguage';
import { parseInstant } from '../instant';
import { parseVersion } from '../version';
import type { CelFacts } from './facts';
import { RE2_HINT } from '../regularExpression';
import { LINEAR_MATCHES } from './operators';
import { replaceHas } from './replaceHas';

/** Instructions of all regular expressions together. */
const MAX_PATTERNS = 2_000;

const FUNCTIONS = new Set(['size', 'int', 'double', 'string', 'bool']);

/** What people ask for the time of now. */
const CLOCKS = new Set(['now', 'today', 'currentTime']);

const FACT_NAMES =
  'A fact is written provider.fact_name, with _ in the place of -.';

const LOOPS = new Set(['all', 'exists', 'exists_one', 'filter', 'map']);

/**
 * Methods that cost as much as their text or list is long, and give no more than they got: what grows, like `join`, could be
 * chained until memory is full.
 */
const METHODS = new Set([
  ...['size', 'contains', 'startsWith', 'endsWith', 'indexOf', 'lastIndexOf'],
  ...['substring', 'split', 'lowerAscii', 'upperAscii', 'trim'],
]);

/** Those of times and durations, without a zone: the library reads zones with the clock of the machine. */
const CLOCK_METHODS = new Set([
  ...['getFullYear', 'getMonth', 'getDate', 'getDayOfMonth', 'getDayOfWeek'],
  ...['getHours', 'getMinutes', 'getSeconds', 'getMilliseconds'],
]);

/** Functions of a text that stands in the expression: how it is read, as the library wants it. */
const LITERALS: ReadonlyMap<
  string,
  { read: (text: string) => string | undefined; wanted: string }
> = new Map([
  [
    'duration',
    {
      read: text => {
        const found = parseDuration(text);
        return found === undefined ? undefined : `${found}ms`;
      },
      wanted: 'a duration such as "90m", "36h" or "7d"',
    },
  ],
  [
    'timestamp',
    {
      read: text => {
        const found = parseInstant(text);
        return found === undefined ? undefined : new Date(found).toISOString();
      },
      wanted: 'a day or a time with its zone, such as "2027-01-01"',
    },
  ],
  [
    'version',
    {
      read: text => parseVersion(text) && text,
      wanted: 'a version such as "1.20"',
    },
  ],
]);

/** Name of the item of the loop around; of loops in loops the work could not be bounded. */
type Around = string | undefined;

const isNode = (value: unknown): value is ASTNode =>
  typeof value === 'object' && value !== null && 'op' in value;

/** Nodes below a node, in the order of the text. */
export const nodesIn = (args: unknown): ASTNode[] => {
  if (Array.isArray(args)) return args.flatMap(nodesIn);
  return isNode(args) ? [args] : [];
};

const textOf = (node: ASTNode | undefined): string | undefined =>
  node?.op === 'value' && typeof node.args === 'string' ? node.args : undefined;

/**
 * Reads through an expression before it may run: only what is cheap and known is let through. Parts that the library would do
 * badly are replaced on the way: `matches`, `has`, durations and times.
 */
export class ExpressionRules {
  readonly findings: ExpressionFinding[] = [];
  readonly slots = new Set<number>();
  readonly #facts: CelFacts;
  #patterns = 0;

  constructor(facts: CelFacts) {
    this.#facts = facts;
  }

  visit(node: ASTNode, around: Around): void {
    switch (node.op) {
      case 'id':
        this.#name(node, node.args, around);
        return;
      case '.':
        this.#access(node, node.args[0], node.args[1], around);
        return;
      case 'call':
        this.#call(node, node.args, around);
        return;
      case 'rcall':
        this.#method(node, node.args, around);
        return;
      case 'map':
      case '.?':
      case '[?]':
        this.#refuse(node, 'This cannot be used in expressions of checks.');
        return;
      case 'value':
        if (node.args instanceof Uint8Array) {
          this.#refuse(node, 'Bytes cannot be used in expressions of checks.');
        }
        return;
      default:
    }
    this.#visitAll(nodesIn(node.args), around);
  }

  #visitAll(nodes: readonly ASTNode[], around: Around): void {
    for (const node of nodes) this.visit(node, around);
  }

  #refuse(
    { start, end }: ASTNode,
    message: string,
    more: Pick<ExpressionFinding, 'hint' | 'unknownFact'> = {},
  ): void {
    this.findings.push({ message, start, end, ...more });
  }

  #name(node: ASTNode, name: string, around: Around): void {
    if (name === around) return;
    const { providers } = this.#facts;
    if (providers.has(name)) {
      this.#refuse(node, `"${name}" is a provider.`, {
        hint: `Write the name of one of its facts behind it: ${name}.fact_name.`,
      });
      return;
    }
    const near = nearestName(name, providers.keys());
    this.#refuse(node, `There is no provider "${name}".`, {
      hint: near ? `Did you mean ${near}?` : FACT_NAMES,
    });
  }

  #access(node: ASTNode, left: ASTNode, name: string, around: Around): void {
    const isProvider =
      left.op === 'id' &&
      left.args !== around &&
      this.#facts.providers.has(left.args);
    if (!isProvider) {
      this.visit(left, around);
      return;
    }
    const slot = this.#facts.providers.get(left.args)!.get(name);
    if (slot !== undefined) {
      this.slots.add(slot);
      return;
    }
    const fact = `${left.args}/${name}`.replaceAll('_', '-');
    this.#refuse(node, `There is no fact "${fact}".`, {
      unknownFact: fact,
      hint: FACT_NAMES,
    });
  }

  #call(
    node: ASTNode,
    [name, args]: [string, ASTNode[]],
    around: Around,
  ): void {
    const literal = LITERALS.get(name);
    if (literal) {
      const text = textOf(args[0]);
      const read = text === undefined ? undefined : literal.read(text);
      if (read === undefined || args.length !== 1) {
        this.#refuse(node, `${name}() needs ${literal.wanted}, in quotes.`);
      } else Object.assign(args[0], { args: read });
      return;
    }
    if (name === 'has' && args.length === 1) replaceHas(node);
    else if (!FUNCTIONS.has(name)) this.#unknownFunction(node, name);
    this.#visitAll(args, around);
  }

  #unknownFunction(node: ASTNode, name: string): void {
    this.#refuse(node, `${name}() cannot be used in expressions of checks.`, {
      hint: CLOCKS.has(name)
        ? 'Ask for the age of a fact with olderThan or newerThan, beside fact.'
        : `There are ${[...FUNCTIONS, ...LITERALS.keys(), ...METHODS].join(
            ', ',
          )}.`,
    });
  }

  #method(
    node: ASTNode,
    args: [string, ASTNode, ASTNode[]],
    around: Around,
  ): void {
    const [name, receiver, others] = args;
    this.visit(receiver, around);
    if (LOOPS.has(name)) {
      this.#loop(node, others, around);
      return;
    }
    if (name === 'matches') this.#matches(node, args);
    else if (CLOCK_METHODS.has(name) && others.length > 0) {
      this.#refuse(node, `${name}() is always of UTC: leave out the zone.`);
    } else if (name === 'split' && around !== undefined) {
      this.#refuse(node, 'split() cannot stand in a loop over a list.');
    } else if (!METHODS.has(name) && !CLOCK_METHODS.has(name)) {
      this.#unknownFunction(node, name);
    }
    this.#visitAll(others, around);
  }

  #loop(node: ASTNode, args: readonly ASTNode[], around: Around): void {
    const [variable, ...bodies] = args;
    if (variable?.op !== 'id') return;
    const name = variable.args;
    if (name === around || this.#facts.providers.has(name)) {
      this.#refuse(variable, `"${name}" has a meaning here: use another name.`);
      return;
    }
    if (around !== undefined) {
      this.#refuse(node, 'A loop over a list cannot stand in another.');
    }
    this.#visitAll(bodies, name);
  }

  #matches(node: ASTNode, args: [string, ASTNode, ASTNode[]]): void {
    const pattern = textOf(args[2][0]);
    if (pattern === undefined || args[2].length !== 1) {
      this.#refuse(node, 'matches() needs a regular expression in quotes.');
      return;
    }
    try {
      this.#patterns += this.#facts.patterns.get(pattern).size;
      if (this.#patterns > MAX_PATTERNS) {
        throw new Error('is too large, together with the others');
      }
      args[0] = LINEAR_MATCHES;
    } catch (error) {
      this.#refuse(
        args[2][0],
        `The regular expression ${(error as Error).message}.`,
        { hint: RE2_HINT },
      );
    }
  }
}
