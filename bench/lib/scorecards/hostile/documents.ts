/* Texts that somebody might save to make a portal slow, or to bring it down: the same ones for the same seed. */
import type { Random } from '../../../../packages/test-kit/src/organisation/random';
import { pick } from '../../../../packages/test-kit/src/organisation/random';
import { expressions, globs, regularExpressions } from './patterns';

type Json = unknown;

const upTo = (random: Random, most: number) => 1 + Math.floor(random() * most);

const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

/** Small mostly, and now and then far too large. */
const sizeOf = (random: Random, most: number) =>
  Math.ceil(most ** random() * (random() < 0.1 ? 10 : 1));

const words = (random: Random, most: number) =>
  times(sizeOf(random, most), index => `v${index}`);

/** Comparisons that each fact can have, with what they are compared with. */
const OPERANDS: Record<string, Record<string, (random: Random) => Json>> = {
  text: {
    notEquals: random => 'x'.repeat(sizeOf(random, 900)),
    in: random => words(random, 500),
    glob: globs,
    matches: regularExpressions,
  },
  number: {
    atLeast: random => pick(random, [0, 1e308, -1e308, 1e-300]),
    in: random => times(sizeOf(random, 500), index => index),
  },
  flag: { equals: random => random() < 0.5 },
  version: {
    atLeast: random => pick(random, ['1.2.3', '0.0.0-a.b.c', '9'.repeat(15)]),
    satisfies: random =>
      times(sizeOf(random, 9), index => `^${index}.1.0 || >${index}.0.0`).join(
        ' || ',
      ),
  },
  time: { olderThan: random => pick(random, ['1s', '9999d']) },
  duration: { lessThan: random => pick(random, ['36h', '1s']) },
  list: { containsAll: random => words(random, 200) },
  map: { matches: regularExpressions, notIn: random => words(random, 500) },
};

/** Nearly always one that makes sense, as it is refused else. */
function leaf(random: Random): Json {
  const name = pick(random, Object.keys(OPERANDS));
  const other = random() < 0.02 ? pick(random, Object.keys(OPERANDS)) : name;
  const operator = pick(random, Object.keys(OPERANDS[name]));
  const key = random() < 0.02 ? '__proto__' : 'constructor';
  return {
    fact:
      random() < 0.99 ? `hostile/${other}` : 'x'.repeat(sizeOf(random, 200)),
    ...(name === 'map' && { key }),
    [operator]: OPERANDS[name][operator](random),
  };
}

function itemQuestion(random: Random, isWhole: boolean): Json {
  const name = random() < 0.02 ? '__proto__' : 'name';
  return {
    item: isWhole ? '.' : name,
    ...(random() < 0.5
      ? { matches: regularExpressions(random) }
      : { glob: globs(random) }),
  };
}

/** Lists in lists multiply the work. */
function listQuestion(random: Random, deep: number): Json {
  const kind = pick(random, ['forAll', 'exists', 'count']);
  const isWhole = random() < 0.5;
  const inner =
    deep > 0 ? listQuestion(random, deep - 1) : itemQuestion(random, isWhole);
  return {
    [kind]: isWhole ? 'hostile/list' : 'hostile/items',
    where: inner,
    ...(kind === 'forAll' && { is: itemQuestion(random, isWhole) }),
    ...(kind === 'count' && { atLeast: pick(random, [1, 20, 1e9]) }),
  };
}

/** @param budget - parts that it may still have */
function condition(random: Random, budget: number): Json {
  if (budget <= 1) {
    if (random() < 0.15) return { cel: expressions(random) };
    return random() < 0.15
      ? listQuestion(random, Math.floor(random() * 3))
      : leaf(random);
  }
  if (random() < 0.1) return { not: condition(random, budget - 1) };
  const width = Math.min(budget, upTo(random, 8));
  return {
    [pick(random, ['all', 'any'])]: times(width, () =>
      condition(random, Math.floor(budget / width)),
    ),
  };
}

const nested = (random: Random, deep: number): Json => {
  let inner = leaf(random);
  for (let level = 0; level < deep; level++) {
    inner = random() < 0.5 ? { not: inner } : { all: [inner] };
  }
  return inner;
};

function scorecard(random: Random, passes: (index: number) => Json): Json {
  const levels = times(upTo(random, 8), index => ({
    id: `level-${index}`,
    title: 'Level',
  }));
  return {
    kind: 'Scorecard',
    id: 'hostile',
    title: 'Hostile',
    owner: 'group:default/strangers',
    ranking: random() < 0.8 ? 'levels' : 'points',
    levels,
    ...(random() < 0.3 && { appliesTo: passes(0) }),
    checks: times(sizeOf(random, 60), index => ({
      id: `check-${index}`,
      title: 'T',
      level: `level-${Math.floor(random() * levels.length)}`,
      passes: passes(index),
      ...(random() < 0.2 && { warns: passes(index) }),
      ...(random() < 0.2 && {
        fix: { text: '{{fact '.repeat(sizeOf(random, 500)) },
      }),
    })),
  };
}

const isFlawed = /[^]/g;

/** Some characters of a text are others, there twice, or gone. */
function garbled(random: Random, text: string): string {
  const share = 10 ** -(1 + random() * 4);
  const others = ['\u0000', '&a', '*a', '{', '[', '"', ':', '- ', '!!js', '\t'];
  return text.replace(isFlawed, character => {
    if (random() > share) return character;
    return random() < 0.5 ? pick(random, others) : '';
  });
}

const json = (value: Json) => JSON.stringify(value);

const sane = (random: Random) =>
  json(scorecard(random, () => condition(random, upTo(random, 20))));

/** A document of one check, which is let in mostly. */
export const oneCheck = (random: Random): string =>
  json({
    kind: 'Scorecard',
    id: 'hostile',
    title: 'Hostile',
    owner: 'group:default/strangers',
    ranking: 'levels',
    levels: [{ id: 'level', title: 'Level' }],
    checks: [
      {
        id: 'check',
        title: 'Check',
        level: 'level',
        passes: condition(random, upTo(random, 5)),
      },
    ],
  });

/** Each kind of attack by its name. */
export const ATTACKS: Record<string, (random: Random) => string> = {
  'many checks': sane,
  'large conditions': random =>
    json(scorecard(random, () => condition(random, sizeOf(random, 250)))),
  'deep conditions': random =>
    json(scorecard(random, () => nested(random, sizeOf(random, 80)))),
  'deep brackets': random =>
    pick(random, ['[', '{"a":', '- ', '{', '? ']).repeat(
      sizeOf(random, 50_000),
    ),
  'aliases of aliases': random => {
    const deep = upTo(random, 30);
    const lines = times(deep, index =>
      index === 0
        ? 'a0: &a0 [x]'
        : `a${index}: &a${index} [${`*a${index - 1},`.repeat(9)}]`,
    );
    return `kind: Scorecard\n${lines.join('\n')}\n`;
  },
  'many aliases': random =>
    `kind: &a Scorecard\nchecks:\n${'  - *a\n'.repeat(sizeOf(random, 60_000))}`,
  'long texts': random =>
    json({
      ...(scorecard(random, () => leaf(random)) as object),
      title: 'x'.repeat(sizeOf(random, 600_000)),
    }),
  'garbled documents': random => garbled(random, sane(random)),
  'names of the language': random =>
    sane(random).replaceAll(
      pick(random, ['fact', 'title', 'level', 'passes']),
      pick(random, ['__proto__', 'constructor', 'toString', 'hasOwnProperty']),
    ),
  'anchors of a standard': random =>
    json({
      kind: 'Standard',
      id: 'hostile',
      title: 'Hostile',
      owner: 'group:default/strangers',
      text: times(
        sizeOf(random, 20_000),
        index => `A. {#a${index % 900}}`,
      ).join('\n'),
    }),
  'facts of a set': random =>
    json({
      kind: 'FactSet',
      id: 'hostile',
      title: 'Hostile',
      owner: 'group:default/strangers',
      source: 'push',
      facts: times(sizeOf(random, 600), index => ({
        name: `fact-${index}`,
        title: 'Fact',
        type: 'list',
        items: {
          parts: Object.fromEntries(
            times(sizeOf(random, 100), part => [
              `p${part}`,
              { type: 'string' },
            ]),
          ),
        },
      })),
    }),
};
