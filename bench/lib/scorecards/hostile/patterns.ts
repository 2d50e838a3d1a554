/* Patterns that other engines take seconds or years for. */
import {
  pick,
  type Random,
} from '../../../../packages/test-kit/src/organisation/random';

const atoms = [
  'a',
  '(a)',
  '[a-z]',
  '.',
  '\\w',
  '(a|aa)',
  '(?:a?)',
  'é',
  '(?i)a',
];
const repeats = ['+', '*', '?', '{2,}', '{1,100}', '{1000}', '+?', '{0,999}'];

function grown(random: Random, deep: number): string {
  if (deep === 0) return pick(random, atoms);
  const inner = grown(random, deep - 1);
  const other = grown(random, Math.floor(deep / 2));
  const shapes = [
    `(${inner})${pick(random, repeats)}`,
    `(${inner}|${other})${pick(random, repeats)}`,
    `${inner}${other}`,
  ];
  return pick(random, shapes);
}

export function regularExpressions(random: Random): string {
  const classic = [
    '(a+)+$',
    '(a|aa|a?)*b',
    '(?:a?){200}a{200}b',
    '(.*)*x',
    '(((((',
  ];
  return random() < 0.3
    ? pick(random, classic)
    : grown(random, Math.floor(random() * 9));
}

export function globs(random: Random): string {
  const part = pick(random, ['*a', '**a', '**/', '?*', '{a,', '[a', '*']);
  return `${part.repeat(1 + Math.floor(random() * 90))}b`;
}

const macros = ['all', 'exists', 'exists_one'];

export function expressions(random: Random): string {
  const list = pick(random, ['hostile.list', 'hostile.items', '[1,2,3]']);
  let text = pick(random, [
    'true',
    'hostile.text.matches("(a+)+$")',
    'hostile.number > 1.0',
    'size(hostile.text) > 3',
    'hostile.text == hostile.version',
  ]);
  const deep = Math.floor(random() * 8);
  for (let level = 0; level < deep; level++) {
    text = pick(random, [
      `${list}.${pick(random, macros)}(x${level}, ${text})`,
      `(${text}) && (${text})`,
      `!(${text})`,
      `(${text}) ? true : false`,
    ]);
  }
  return text;
}
