import { Environment } from '@marcbachmann/cel-js';
import { Duration } from '@marcbachmann/cel-js/evaluator';
import { SemVer } from 'semver';
import type { NamedFact, ScalarType } from '../../../types';
import { itemsOf } from '../../conditions';
import {
  isKnown,
  isThere,
  type FactColumn,
  type FactTable,
} from '../FactTable';
import type { Moment } from '../moment';
import { RegularExpressions } from '../regularExpression';
import { registerOperators, registerVersions } from './operators';

/** Thrown where a value is not known, and made only once: nobody reads where it came from. */
export const NOT_KNOWN = new Error('It is not known');

/** The row that expressions are evaluated for. */
interface Cursor {
  columns: readonly FactColumn[];
  row: number;
  moment: Moment;
}

/** Facts as expressions have them. */
export interface CelFacts {
  readonly environment: Environment;
  /** Of each provider: which fact is behind a name. */
  readonly providers: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly patterns: RegularExpressions;
  readonly cursor: Cursor;
  /** Providers by name. */
  readonly variables: ReadonlyMap<string, unknown>;
}

type Convert = (value: unknown) => unknown;

interface CelType {
  name: string;
  /** Undefined for what is not of its type. */
  convert: Convert;
}

const MAX_TIME = 8.64e15;

const SCALARS: Record<ScalarType, CelType> = {
  boolean: {
    name: 'bool',
    convert: value => (typeof value === 'boolean' ? value : undefined),
  },
  number: {
    name: 'double',
    convert: value =>
      typeof value === 'number' && !Number.isNaN(value) ? value : undefined,
  },
  string: {
    name: 'string',
    convert: value => (typeof value === 'string' ? value : undefined),
  },
  version: {
    name: 'version',
    convert: value => (value instanceof SemVer ? value : undefined),
  },
  time: {
    name: 'google.protobuf.Timestamp',
    convert: value =>
      Math.abs(value as number) <= MAX_TIME
        ? new Date(value as number)
        : undefined,
  },
  duration: {
    name: 'google.protobuf.Duration',
    convert: value =>
      Number.isFinite(value)
        ? Duration.fromMilliseconds(value as number)
        : undefined,
  },
};

export const celName = (name: string): string => name.replaceAll('-', '_');

/** A list is made once in a row: a loop may ask for it with each of its items. */
function listOf(convert: Convert): Convert {
  let last: unknown;
  let items: unknown[] | undefined;
  return value => {
    if (value === last) return items;
    last = value;
    items = Array.isArray(value) ? value.map(convert) : undefined;
    if (items?.includes(undefined)) items = undefined;
    return items;
  };
}

/** Registers a type for items with parts. */
function itemType(
  environment: Environment,
  name: string,
  parts: ReadonlyMap<string, CelType>,
): CelType {
  class Item extends Map<string, unknown> {}
  const fields = [...parts].map(([part, type]) => [celName(part), type.name]);
  environment.registerType(name, {
    ctor: Item,
    fields: Object.fromEntries(fields),
  });
  return {
    name,
    convert: value => {
      if (!(value instanceof Map)) return undefined;
      const item = new Item();
      for (const [part, content] of value) {
        const converted = parts.get(part)?.convert(content);
        if (converted === undefined) return undefined;
        item.set(celName(part), converted);
      }
      return item;
    },
  };
}

function typeOf(environment: Environment, fact: NamedFact): CelType {
  if (fact.type === 'map') {
    return {
      name: 'map<string, string>',
      convert: value => (value instanceof Map ? value : undefined),
    };
  }
  if (fact.type !== 'list') return SCALARS[fact.type];
  const schema = itemsOf(fact);
  const item =
    'type' in schema
      ? SCALARS[schema.type]
      : itemType(
          environment,
          `item.${celName(fact.fullName).replace('/', '.')}`,
          new Map(
            Object.entries(schema.parts).map(([part, { type }]) => [
              part,
              SCALARS[type],
            ]),
          ),
        );
  return { name: `list<${item.name}>`, convert: listOf(item.convert) };
}

/** A class whose values are the facts of one provider, of the row that the cursor is at. */
function viewOf(
  slots: ReadonlyMap<string, number>,
  converts: readonly Convert[],
  cursor: Cursor,
) {
  return class Facts extends Map<string, unknown> {
    override has(name: string): boolean {
      const { states } = cursor.columns[slots.get(name)!];
      const found = isThere(states[cursor.row], cursor.moment);
      if (found === undefined) throw NOT_KNOWN;
      return found;
    }

    override get(name: string): unknown {
      const slot = slots.get(name)!;
      const { states, values } = cursor.columns[slot];
      const value = isKnown(states[cursor.row], cursor.moment)
        ? converts[slot](values[cursor.row])
        : undefined;
      if (value === undefined) throw NOT_KNOWN;
      return value;
    }
  };
}

/** Whether the language has this name for itself: `in`, `string`. Facts of such a provider cannot be had in expressions. */
function registerVariable(
  environment: Environment,
  name: string,
  type: string,
): boolean {
  try {
    environment.registerVariable(name, type);
    return true;
  } catch {
    return false;
  }
}

function build(columns: readonly FactColumn[]): CelFacts {
  const facts = columns.map(({ fact }) => fact);
  const patterns = new RegularExpressions();
  const environment = new Environment({
    limits: {
      maxAstNodes: 200,
      maxDepth: 24,
      maxListElements: 100,
      maxCallArguments: 4,
    },
  });
  environment.registerType('version', { ctor: SemVer, fields: {} });
  registerVersions(environment);
  registerOperators(environment, patterns);
  const types = facts.map(fact => typeOf(environment, fact));
  const providers = new Map<string, Map<string, number>>();
  facts.forEach(({ fullName }, slot) => {
    const [provider, name] = celName(fullName).split('/');
    if (!providers.has(provider)) providers.set(provider, new Map());
    providers.get(provider)!.set(name, slot);
  });
  const cursor: Cursor = {
    columns,
    row: 0,
    moment: { at: 0, trustsStale: false },
  };
  const converts = types.map(({ convert }) => convert);
  const variables = new Map<string, unknown>();
  for (const [provider, slots] of providers) {
    const View = viewOf(slots, converts, cursor);
    const fields = [...slots].map(([name, slot]) => [name, types[slot].name]);
    environment.registerType(`facts.${provider}`, {
      ctor: View,
      fields: Object.fromEntries(fields),
    });
    if (registerVariable(environment, provider, `facts.${provider}`)) {
      variables.set(provider, new View());
    } else providers.delete(provider);
  }
  return { environment, providers, patterns, cursor, variables };
}

const built = new WeakMap<FactTable, CelFacts>();

/** The facts of a table, kept as long as it. */
export function celFactsOf(table: FactTable): CelFacts {
  const found = built.get(table) ?? build(table.columns);
  built.set(table, found);
  return found;
}
