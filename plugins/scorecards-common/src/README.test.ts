import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compileCondition } from './domain/evaluation/compileCondition';
import { FactTable } from './domain/evaluation/FactTable';
import { truthName } from './domain/evaluation/truth';
import { checkDocument } from './domain/documents/checkDocument';
import { CONDITION_KINDS } from './domain/documents/conditionProblems';
import { OPERATOR_NAMES } from './domain/documents/operators';
import { readCondition } from './domain/documents/readCondition';
import { readDocument } from './domain/documents/readDocument';
import { readStandardFile } from './domain/documents/readStandardFile';
import { parseDuration } from './domain/duration';
import type {
  Condition,
  FactReading,
  FactSchema,
  FactSet,
  NamedFact,
  Scorecard,
  Standard,
} from './types';

const NOON = Date.parse('2027-01-31T12:00:00Z');
const README = readFileSync(join(__dirname, '../README.md'), 'utf8');

const blocks = (language: string): string[] =>
  README.split(`\n\`\`\`${language}\n`)
    .slice(1)
    .map(rest => rest.split('\n```')[0]);

const yaml = blocks('yaml');
const documents = yaml.filter(text => text.startsWith('kind:'));
const conditions = yaml
  .filter(text => !text.startsWith('kind:'))
  .flatMap(text => [parse(text) as unknown].flat());

const read = <T>(kind: string) =>
  documents
    .map(text => readDocument(text).document)
    .find(document => document?.kind === kind) as T;
const set = read<FactSet>('FactSet');
const scorecard = read<Scorecard>('Scorecard');
const standard = readStandardFile(blocks('markdown')[0]).document as Standard;

const named = (provider: string, facts: FactSchema[]): NamedFact[] =>
  facts.map(fact => ({ ...fact, fullName: `${provider}/${fact.name}` }));

const text = (name: string): FactSchema => ({
  name,
  title: name,
  type: 'string',
});

const FACTS: NamedFact[] = [
  ...named('ci', set.facts),
  ...named('catalog', [
    ...['kind', 'type', 'lifecycle', 'owner', 'description'].map(text),
    { name: 'tier', title: 'Tier', type: 'number' },
    { name: 'labels', title: 'Labels', type: 'map' },
    { name: 'tags', title: 'Tags', type: 'list', items: { type: 'string' } },
    {
      name: 'links',
      title: 'Links',
      type: 'list',
      items: {
        parts: {
          url: { type: 'string' },
          title: { type: 'string' },
          type: { type: 'string' },
        },
      },
    },
  ]),
];

const options = {
  facts: FACTS,
  scorecards: [scorecard],
  standards: [standard],
};

function readingOf({ type }: NamedFact, written: string): FactReading {
  if (written === 'nothing') return { missing: 'There is none.' };
  if (type === 'duration') return { value: parseDuration(written)! };
  return ['string', 'time', 'version'].includes(type)
    ? { value: written }
    : { value: parse(written) };
}

/** What a condition says of a service of which all facts that it reads are this. */
function truthOf(condition: Condition, written: string): string {
  const table = new FactTable(FACTS);
  table.resize(1);
  const { evaluate, slots } = compileCondition(condition, table);
  for (const slot of slots) {
    table.set(0, slot, readingOf(FACTS[slot], written));
  }
  return truthName(evaluate(0, { at: NOON, trustsStale: false }));
}

const EXAMPLES = yaml
  .flatMap(block => block.split('\n'))
  .map(line => /^- (.*) # true of (.*), false of (.*)$/.exec(line))
  .filter(match => match !== null)
  .map(([, condition, good, bad]) => [condition, good, bad] as const);

const keysIn = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? [
        ...(Array.isArray(value) ? [] : Object.keys(value)),
        ...Object.values(value).flatMap(keysIn),
      ]
    : [];

describe('the README', () => {
  it.each(documents)('has documents that nothing is wrong with: %s', doc => {
    const { document, findings, positions } = readDocument(doc);
    expect(findings).toEqual([]);
    const others = document!.kind === 'Scorecard' ? [] : [scorecard];
    expect(
      checkDocument(document!, { ...options, scorecards: others, positions }),
    ).toEqual([]);
  });

  it('has a standard that nothing is wrong with', () => {
    expect(checkDocument(standard, options)).toEqual([]);
  });

  it.each(conditions.map(condition => [condition]))(
    'has conditions that nothing is wrong with: %j',
    passes => {
      expect(readCondition(passes).problems).toEqual([]);
      const [first] = scorecard.checks;
      const checks = [{ ...first, passes, warns: undefined }] as never;
      const one = { ...scorecard, appliesTo: undefined, checks };
      expect(
        checkDocument(one, { ...options, scorecards: [] }).filter(
          ({ severity }) => severity === 'error',
        ),
      ).toEqual([]);
    },
  );

  it.each(EXAMPLES)(
    'says that %s is true of %s, and not of %s',
    (...example) => {
      const [written, good, bad] = example;
      const condition = parse(written) as Condition;
      expect(truthOf(condition, good)).toBe('true');
      expect(truthOf(condition, bad)).toBe('false');
    },
  );

  it('has an example of each comparison and each kind of condition', () => {
    expect(EXAMPLES).toHaveLength(README.split('# true of').length - 1);
    const shown = new Set(keysIn(conditions));
    const all = [...OPERATOR_NAMES, ...CONDITION_KINDS.keys()];
    expect(all.filter(name => !shown.has(name))).toEqual([]);
  });
});
