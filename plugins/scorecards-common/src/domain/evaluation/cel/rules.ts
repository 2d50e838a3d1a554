import type { ASTNode } from '@marcbachmann/cel-js';
import { parseDuration } from '../../duration';
import type { ExpressionFinding } from '../ExpressionLanguage';
import { parseInstant } from '../instant';
import { parseVersion } from '../version';
import type { CelFacts } from './facts';
import { LINEAR_MATCHES } from './operators';
import { replaceHas } from './replaceHas';

/** How many loops may stand in each other. */
const MAX_LOOPS = 2;

const FUNCTIONS = new Set(['size', 'int', 'double', 'string', 'bool']);

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

interface Scope {
  /** Names of the loops around. */
  variables: ReadonlySet<string>;
  loops: number;
}

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

  constructor(facts: CelFacts) {
    this.#facts = facts;
  }

  visit(node: ASTNode, scope: Scope): void {
    switch (node.op) {
      case 'id':
        this.#name(node, node.args, scope);
        return;
      case '.':
        this.#access(node, node.args[0], node.args[1], scope);
        return;
      case 'call':
        this.#call(node, node.args, scope);
        return;
      case 'rcall':
        this.#method(node, node.args, scope);
        return;
      case 'in': {
        const [, list] = node.args;
        const loops = scope.loops + (list.op === 'list' ? 0 : 1);
        if (loops > MAX_LOOPS) this.#tooDeep(node);
        break;
      }
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
    this.#visitAll(nodesIn(node.args), scope);
  }

  #visitAll(nodes: readonly ASTNode[], scope: Scope): void {
    for (const node of nodes) this.visit(node, scope);
  }

  #refuse(node: ASTNode, message: string, unknownFact?: string): void {
    const { start, end } = node;
    this.findings.push({
      message,
      start,
      end,
      ...(unknownFact === undefined ? {} : { unknownFact }),
    });
  }

  #tooDeep(node: ASTNode): void {
    this.#refuse(
      node,
      `Only ${MAX_LOOPS} loops over lists can stand in each other.`,
    );
  }

  #name(node: ASTNode, name: string, { variables }: Scope): void {
    if (variables.has(name)) return;
    this.#refuse(
      node,
      this.#facts.providers.has(name)
        ? `"${name}" is a provider. Write the name of one of its facts behind it: ${name}.fact_name.`
        : `There is no provider "${name}". Facts are written as provider.fact_name, with "_" for "-".`,
    );
  }

  #access(node: ASTNode, left: ASTNode, name: string, scope: Scope): void {
    const isProvider =
      left.op === 'id' &&
      !scope.variables.has(left.args) &&
      this.#facts.providers.has(left.args);
    if (!isProvider) {
      this.visit(left, scope);
      return;
    }
    const slot = this.#facts.providers.get(left.args)!.get(name);
    if (slot !== undefined) {
      this.slots.add(slot);
      return;
    }
    const fact = `${left.args}/${name}`.replaceAll('_', '-');
    this.#refuse(node, `There is no fact "${fact}".`, fact);
  }

  #call(node: ASTNode, [name, args]: [string, ASTNode[]], scope: Scope): void {
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
    this.#visitAll(args, scope);
  }

  #unknownFunction(node: ASTNode, name: string): void {
    this.#refuse(node, `${name}() cannot be used in expressions of checks.`);
  }

  #method(
    node: ASTNode,
    args: [string, ASTNode, ASTNode[]],
    scope: Scope,
  ): void {
    const [name, receiver, others] = args;
    this.visit(receiver, scope);
    if (LOOPS.has(name)) {
      this.#loop(node, others, scope);
      return;
    }
    if (name === 'matches') this.#matches(node, args);
    else if (CLOCK_METHODS.has(name) && others.length > 0) {
      this.#refuse(node, `${name}() is always of UTC: leave out the zone.`);
    } else if (!METHODS.has(name) && !CLOCK_METHODS.has(name)) {
      this.#unknownFunction(node, name);
    }
    this.#visitAll(others, scope);
  }

  #loop(node: ASTNode, args: readonly ASTNode[], scope: Scope): void {
    const [variable, ...bodies] = args;
    if (variable?.op !== 'id') return;
    const name = variable.args;
    if (scope.variables.has(name) || this.#facts.providers.has(name)) {
      this.#refuse(variable, `"${name}" has a meaning here: use another name.`);
      return;
    }
    if (scope.loops === MAX_LOOPS) this.#tooDeep(node);
    this.#visitAll(bodies, {
      variables: new Set([...scope.variables, name]),
      loops: scope.loops + 1,
    });
  }

  #matches(node: ASTNode, args: [string, ASTNode, ASTNode[]]): void {
    const pattern = textOf(args[2][0]);
    if (pattern === undefined || args[2].length !== 1) {
      this.#refuse(node, 'matches() needs a regular expression in quotes.');
      return;
    }
    try {
      this.#facts.patterns.get(pattern);
      args[0] = LINEAR_MATCHES;
    } catch (error) {
      this.#refuse(
        args[2][0],
        `The regular expression ${(error as Error).message}.`,
      );
    }
  }
}
