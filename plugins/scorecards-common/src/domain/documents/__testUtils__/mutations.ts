import { FACTS } from './fixtures/facts';
import type { Leaf, Source } from './Source';
import { OPERATOR_NAMES } from '../operators';

/** Makes one mistake in a document; undefined where it cannot be made. */
export type Mutate = (source: Source) => string | undefined;

export const NAMES = FACTS.map(({ fullName }) => fullName);
export const typeOf = ({ value }: Leaf) =>
  FACTS.find(({ fullName }) => fullName === value.fact)?.type;
export const factOf = ({ value }: Leaf) =>
  FACTS.find(({ fullName }) => fullName === value.fact);

/** Rewrites a part that is picked from some. */
export const rewriteOne =
  (
    parts: (source: Source) => { path: (string | number)[] }[],
    change: (source: Source) => (text: string) => string,
    options?: { part?: 'key' | 'value'; isWhole?: boolean },
  ): Mutate =>
  source => {
    const part = source.pick(parts(source));
    return part && source.rewrite(part.path, change(source), options);
  };

export const writeOne = (
  parts: (source: Source) => { path: (string | number)[] }[],
  ...texts: string[]
): Mutate =>
  rewriteOne(parts, source => () => source.pick(texts)!, { isWhole: true });

/** The operands of comparisons. */
export const operands =
  (...operators: string[]) =>
  (source: Source) =>
    source
      .leaves(...operators)
      .map(leaf => ({ ...leaf, path: [...leaf.path, leaf.operator] }));

export const operandsOf =
  (type: string, ...operators: string[]) =>
  (source: Source) =>
    source
      .leaves(...operators)
      .filter(leaf => typeOf(leaf) === type)
      .map(leaf => ({ ...leaf, path: [...leaf.path, leaf.operator] }));

export const named =
  (...names: string[]) =>
  (source: Source) =>
    source.named(...names);

export const typo =
  (known: readonly string[] = []) =>
  (source: Source) =>
    source.typoIn(known);

/** A comparison that the type of the fact does not have. */
export const MISFITS: Record<string, string> = {
  number: 'glob',
  string: 'atLeast',
  boolean: 'moreThan',
  time: 'atMost',
  duration: 'olderThan',
  version: 'matches',
  list: 'equals',
  map: 'contains',
};

export const FOREIGN: Record<string, string> = {
  equals: 'eq',
  atLeast: 'gte',
  atMost: '<=',
  moreThan: 'greaterThan',
  lessThan: 'lt',
  in: 'oneOf',
  matches: 'regex',
  contains: 'includes',
};

const REQUIRED = ['id', 'title', 'owner', 'kind', 'ranking', 'levels'];

export const CHECK_FIELDS = [
  'passes',
  'title',
  'level',
  'effort',
  'rationale',
  'weight',
  'appliesTo',
  'warns',
  'category',
  'fix',
];

/** What contradicts a comparison. */
function opposite({ operator, value }: Leaf): object | undefined {
  const operand = value[operator];
  if (typeof operand === 'number') {
    if (operator === 'atLeast') return { atMost: operand - 1 };
    if (operator === 'atMost') return { moreThan: operand };
    if (operator === 'lessThan') return { atLeast: operand };
    if (operator === 'equals') return { notEquals: operand };
  }
  if (typeof operand === 'boolean') {
    return operator === 'equals' ? { equals: !operand } : undefined;
  }
  if (operator === 'newerThan') return { olderThan: operand };
  if (operator === 'equals') return { notIn: [operand] };
  if (operator === 'in') return { notIn: operand };
  if (operator === 'atMost') return { moreThan: operand };
  return operator === 'atLeast' ? { lessThan: operand } : undefined;
}

export const contradict: Mutate = source => {
  const leaf = source.pick(
    source
      .leaves('atLeast', 'atMost', 'lessThan', 'equals', 'newerThan', 'in')
      .filter(one => opposite(one) && !one.path.includes('any')),
  );
  if (!leaf) return undefined;
  const { [leaf.operator]: _, ...about } = leaf.value;
  return source.set(leaf.path, {
    all: [leaf.value, { ...about, ...opposite(leaf) }],
  });
};

/** A second check of the same level that contradicts the first. */
export const contradictCheck: Mutate = source => {
  const leaf = source.pick(
    source
      .leaves('atLeast', 'lessThan', 'equals', 'newerThan')
      .filter(one => one.path.length === 3 && one.path[2] === 'passes')
      .filter(one => opposite(one)),
  );
  if (!leaf || !source.text.includes('levels\n')) return undefined;
  const check = source.parts.find(
    ({ path }) => path.join() === leaf.path.slice(0, 2).join(),
  )!.value as Record<string, unknown>;
  if (check.appliesTo || check.warns) return undefined;
  const { [leaf.operator]: _, ...about } = leaf.value;
  const count = source.parts.filter(
    ({ path }) => path.length === 2 && path[0] === 'checks',
  ).length;
  return source.set(['checks', count], {
    id: 'other-way-round',
    title: 'The other way round',
    level: check.level,
    passes: { ...about, ...opposite(leaf) },
  });
};

/** Moves a line of a field in or out by a step. */
export const indent =
  (step: number): Mutate =>
  source => {
    const lines = source.text.split('\n');
    const places = lines.flatMap((line, index) =>
      /^ {4,}(?:- )?[a-z]+:/i.test(line) ? [index] : [],
    );
    const at = source.pick(places);
    if (at === undefined) return undefined;
    lines[at] = step > 0 ? '  '.repeat(step) + lines[at] : lines[at].slice(2);
    return lines.join('\n');
  };

export const outOfBounds: Mutate = source => {
  const leaf = source.pick(
    source
      .leaves('atLeast', 'atMost', 'lessThan', 'moreThan', 'equals')
      .filter(one => factOf(one)?.maximum === 100),
  );
  return (
    leaf &&
    source.set([...leaf.path, leaf.operator], source.random() < 0.5 ? 800 : -5)
  );
};

export const secondComparison: Mutate = source => {
  const leaf = source.pick(source.leaves('atLeast', 'equals', 'newerThan'));
  if (!leaf) return undefined;
  const extra = leaf.operator === 'equals' ? 'notEquals' : 'equals';
  return source.set(leaf.path, {
    ...leaf.value,
    [extra]: leaf.value[leaf.operator],
  });
};

export const keyOnScalar: Mutate = source => {
  const leaf = source.pick(
    source.leaves('equals', 'atLeast').filter(one => 'fact' in one.value),
  );
  return leaf && source.set([...leaf.path, 'key'], 'name');
};

export const withoutKey: Mutate = source => {
  const leaf = source.pick(
    source.leaves('in', 'glob').filter(one => 'key' in one.value),
  );
  return leaf && source.set([...leaf.path, 'key'], undefined);
};

export const duplicateId: Mutate = source => {
  const ids = source.parts.filter(
    ({ path }) => path.length === 3 && ['id', 'name'].includes(String(path[2])),
  );
  const one = source.pick(ids);
  const others = ids.filter(
    ({ path }) => path[0] === one?.path[0] && path[1] !== one?.path[1],
  );
  const other = source.pick(others);
  return one && other && source.set(one.path, other.value);
};

export const duplicateField: Mutate = source => {
  const lines = source.text.split('\n');
  const at = source.pick(
    lines.flatMap((line, index) =>
      /^ *(?:title|level|owner): /.test(line) ? [index] : [],
    ),
  );
  if (at === undefined) return undefined;
  lines.splice(at, 0, lines[at]);
  return lines.join('\n');
};

export const removeOne: Mutate = source => {
  const part = source.pick(
    source.parts.filter(
      ({ path }) =>
        (path.length === 1 && REQUIRED.includes(String(path[0]))) ||
        (path[0] === 'checks' &&
          path.length === 3 &&
          ['id', 'title', 'passes'].includes(String(path[2]))),
    ),
  );
  return part && source.set(part.path, undefined);
};

export const removeComparison: Mutate = source => {
  const leaf = source.pick(source.leaves(...OPERATOR_NAMES));
  return leaf && source.set([...leaf.path, leaf.operator], undefined);
};

export const closedTypo: Mutate = source => {
  const leaf = source.pick(
    source.leaves('equals', 'notEquals').filter(one => factOf(one)?.values),
  );
  return leaf && source.rewrite([...leaf.path, leaf.operator], source.typo);
};

export const groupAsFields: Mutate = source => {
  const part = source.pick(source.named('all', 'any'));
  return part && source.set(part.path, (part.value as unknown[])[0]);
};
