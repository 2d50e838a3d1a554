import { OPERATOR_NAMES } from '../operators';
import { GOOD_DOCUMENTS } from './goodDocuments';
import {
  CHECK_FIELDS,
  FOREIGN,
  MISFITS,
  NAMES,
  closedTypo,
  contradict,
  contradictCheck,
  duplicateField,
  duplicateId,
  groupAsFields,
  indent,
  keyOnScalar,
  named,
  operands,
  operandsOf,
  outOfBounds,
  removeComparison,
  removeOne,
  rewriteOne,
  secondComparison,
  typeOf,
  typo,
  withoutKey,
  writeOne,
  type Mutate,
} from './mutations';
import { randomOf, Source } from './Source';

const isBlock = ({ text }: Source) => !text.startsWith('{');

/** All kinds of mistakes that authors make. */
export const MISTAKES: Record<string, Mutate> = {
  'typo in a fact': rewriteOne(
    named('fact', 'forAll', 'exists', 'count'),
    typo(NAMES),
  ),
  'fact without provider': rewriteOne(
    named('fact', 'forAll', 'exists'),
    () => text => text.split('/')[1] ?? text,
  ),
  'fact of another provider': rewriteOne(
    named('fact'),
    () => text => `github/${text.split('/')[1]}`,
  ),
  'typo in a comparison': rewriteOne(
    operands(...OPERATOR_NAMES),
    typo(OPERATOR_NAMES),
    { part: 'key' },
  ),
  'comparison of another system': source => {
    const leaf = source.pick(source.leaves(...Object.keys(FOREIGN)));
    return (
      leaf &&
      source.rewrite([...leaf.path, leaf.operator], text => FOREIGN[text], {
        part: 'key',
      })
    );
  },
  'comparison of another type': source => {
    const leaf = source.pick(
      source
        .leaves(...OPERATOR_NAMES)
        .filter(one => typeOf(one) && !one.value.key),
    );
    return (
      leaf &&
      source.rewrite(
        [...leaf.path, leaf.operator],
        () => MISFITS[typeOf(leaf)!],
        { part: 'key' },
      )
    );
  },
  'typo in a field': source => {
    const part = source.pick(
      source
        .named(...CHECK_FIELDS)
        .filter(({ path }) => path[0] === 'checks' && path.length < 5),
    );
    return (
      part &&
      source.rewrite(part.path, source.typoIn(CHECK_FIELDS), { part: 'key' })
    );
  },
  'typo in a field at the top': source => {
    const part = source.pick(
      source.parts.filter(({ path }) => path.length === 1),
    );
    return part && source.rewrite(part.path, source.typo, { part: 'key' });
  },
  'typo in all, any or not': rewriteOne(
    named('all', 'any', 'not', 'where'),
    typo(['all', 'any']),
    { part: 'key' },
  ),
  'typo in a level': rewriteOne(named('level', 'target'), typo()),
  'typo in a category': rewriteOne(named('category'), typo()),
  'typo in a used check': rewriteOne(named('use'), typo()),
  'typo in a standard': rewriteOne(named('standard'), typo()),
  'typo in a ranking or kind': rewriteOne(
    named('ranking', 'kind', 'source'),
    typo(),
  ),
  'typo in a closed value': closedTypo,
  'typo in a part': rewriteOne(
    source => source.named('item').filter(({ value }) => value !== '.'),
    typo(),
  ),
  'quoted number': rewriteOne(
    operandsOf('number', 'atLeast', 'atMost', 'equals', 'lessThan', 'moreThan'),
    () => text => `"${text}"`,
    { isWhole: true },
  ),
  'quoted boolean': rewriteOne(
    operandsOf('boolean', 'equals'),
    () => text => `"${text}"`,
    { isWhole: true },
  ),
  'number for a text': writeOne(
    operandsOf('string', 'equals', 'notEquals', 'glob'),
    '5',
    'true',
  ),
  'number for a version': writeOne(
    operandsOf('version', 'atLeast', 'lessThan', 'notEquals'),
    '21',
    '1.10',
  ),
  'number for a duration': writeOne(
    operandsOf('duration', 'atMost', 'lessThan'),
    '20',
    '3600000',
  ),
  'text for a number': writeOne(
    operandsOf('number', 'atLeast', 'atMost'),
    'many',
    '80%',
  ),
  'impossible bounds': contradict,
  'contradicting checks': contradictCheck,
  'number out of bounds': outOfBounds,
  'broken expression': writeOne(
    operands('matches'),
    '"(?i"',
    '"[a-"',
    '"(?=x)y"',
    '"a**"',
  ),
  'broken duration': writeOne(
    operands('newerThan', 'olderThan'),
    '7 days',
    '90x',
    '-7d',
    'P7D',
  ),
  'broken range': writeOne(
    operands('satisfies'),
    '">=>20"',
    '"twenty"',
    '">=20 <<25"',
  ),
  'broken time': writeOne(
    operands('after', 'before'),
    '"2026-02-30"',
    '"01.06.2026"',
    '"2026-06-01T00:00"',
    '"June"',
  ),
  'broken version': writeOne(
    operandsOf('version', 'atLeast', 'lessThan', 'notEquals'),
    '"java-11"',
    '"latest"',
  ),
  'broken effort': writeOne(named('effort'), '3 days', '"3"', '2 sprints'),
  'broken day': writeOne(
    named('countsFrom', 'startsOn', 'endsOn'),
    '2027-13-01',
    '"1 Jan 2027"',
    '2027',
  ),
  'broken owner': writeOne(
    named('owner'),
    'platform',
    'Platform Team',
    'component:default/x',
    '"@acme/platform"',
  ),
  'broken link': writeOne(
    source => source.named('url').filter(({ path }) => path.includes('links')),
    ['javascript', 'alert(1)'].join(':'),
    '//evil.example.com',
    'dashboards',
  ),
  'typo in a placeholder': source =>
    source.text.includes('{{entity.name}}')
      ? source.text.replace(
          '{{entity.name}}',
          source.pick([
            '{{entity.nmae}}',
            '{{ name }}',
            '{{fact catalog/ownr}}',
            '{{entity}}',
          ])!,
        )
      : undefined,
  'key of a fact that is no map': keyOnScalar,
  'map without key': withoutKey,
  'empty list': source => {
    const part = source.pick(
      source.named('all', 'any', 'in', 'containsAny', 'containsAll'),
    );
    return part && source.set(part.path, []);
  },
  'one value for a list': source => {
    const part = source.pick(
      source
        .named('in', 'notIn', 'containsAny')
        .filter(({ value }) => Array.isArray(value)),
    );
    return part && source.set(part.path, (part.value as unknown[])[0]);
  },
  'fields for a list': groupAsFields,
  'second comparison': secondComparison,
  'no comparison': removeComparison,
  'missing field': removeOne,
  'duplicate id': duplicateId,
  'duplicate field': source =>
    isBlock(source) ? duplicateField(source) : undefined,
  'line moved out': source =>
    isBlock(source) ? indent(-1)(source) : undefined,
  'line moved in': source => (isBlock(source) ? indent(1)(source) : undefined),
  'tab for blanks': source =>
    isBlock(source) ? source.text.replace(/\n {4}/, '\n\t') : undefined,
  'open quote': source => source.text.replace(/title: /, 'title: "'),
  'bad weight': source => {
    const part = source.pick(source.named('weight'));
    return part && source.set(part.path, source.pick([-1, 0, 'heavy', 5_000]));
  },
  'shares that fall': source =>
    source.text.includes('from: 80')
      ? source.text.replace('from: 80', source.pick(['from: 40', 'from: 800'])!)
      : undefined,
  'campaign that ends before it starts': writeOne(
    named('endsOn'),
    '2025-01-01',
  ),
  'milestone outside': writeOne(named('on'), '2030-01-01', '2020-01-01'),
  'campaign without its check': rewriteOne(
    source =>
      source.parts.filter(
        ({ path }) =>
          path[0] === 'target' &&
          path.length > 1 &&
          typeof path.at(-1) !== 'object',
      ),
    typo(['checks']),
  ),
  'bounds of a fact': source =>
    source.text.includes('maximum: 100')
      ? source.text.replace(
          'maximum: 100',
          source.pick(['maximum: -1', 'maximum: hundred', 'maximun: 100'])!,
        )
      : undefined,
  'type of a fact': source =>
    source.text.includes('FactSet')
      ? source.text.replace(
          'type: boolean',
          source.pick([
            'type: bool',
            'type: int',
            'typ: boolean',
            'type: list',
          ])!,
        )
      : undefined,
};

/** A document with a mistake. */
export interface Mistake {
  kind: string;
  document: string;
  good: string;
  text: string;
}

/** Mistakes of all kinds in turn, or of some, the same for a seed. */
export function makeMistakes(
  seed: number,
  count: number,
  kinds = Object.keys(MISTAKES),
): Mistake[] {
  const random = randomOf(seed);
  const sources = GOOD_DOCUMENTS.map(text => new Source(text, random));
  const mistakes: Mistake[] = [];
  for (let tries = 0; mistakes.length < count && tries < 100_000; tries++) {
    const kind = kinds[mistakes.length % kinds.length];
    const chosen = sources[Math.floor(random() * sources.length)];
    const text = MISTAKES[kind](chosen);
    if (text === undefined || text === chosen.text) continue;
    mistakes.push({ kind, document: chosen.id, good: chosen.text, text });
  }
  return mistakes;
}
