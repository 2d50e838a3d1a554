import { sampleFacts } from './__testUtils__/sampleFacts';
import { DAY, is, subjectOf, type Said } from './__testUtils__/subjectOf';
import { factText } from './actual';
import { fillFix, type FixValues } from './fillFix';
import { factsOf } from './subject';

const values: FixValues = {
  entityRef: 'component:default/ledger',
  entityName: 'ledger',
  owner: 'group:default/payments',
  facts: name =>
    new Map([
      ['oncall/size', '1 person'],
      ['a/link', '[x](https://evil.example) <b>bold</b> www.evil.example'],
      ['a/code', 'a`b`c'],
      ['a/lines', 'one\n# two'],
      ['a/nested', '{{entity.name}}'],
      ['a/long', 'x'.repeat(5000)],
    ]).get(name),
};

describe('fillFix', () => {
  it.each([
    ['Add people to {{entity.name}}.', 'Add people to ledger.'],
    ['{{ entity.ref }}', 'component:default/ledger'],
    ['Ask {{owner}}', 'Ask group:default/payments'],
    ['It has {{fact oncall/size}}', 'It has 1 person'],
    ['It has {{fact  oncall/size }}', 'It has 1 person'],
    ['{{fact no/such}}', '‹fact no/such: not known›'],
    // Those of others, as of playbooks, stay.
    ['{{nope}}, {{ entity.name }}', '{{nope}}, ledger'],
    ['{{alert.severity}}', '{{alert.severity}}'],
    ['a }} b {{ c', 'a }} b {{ c'],
    ['{{ {{entity.name}} }}', '{{ ledger }}'],
    ['{{}}', '{{}}'],
    [
      '{{fact a/link}}',
      '\\[x\\]\\(https:\\//evil.example\\) \\<b\\>bold\\</b\\> www\\.evil.example',
    ],
    ['{{fact a/lines}}', 'one \\# two'],
    // What is filled in is not read again.
    ['{{fact a/nested}}', '\\{\\{entity.name\\}\\}'],
    ['`run {{fact a/code}}`', "`run a'b'c`"],
    [
      '```\nrun {{fact a/link}}\n```',
      `\`\`\`\nrun ${values.facts('a/link')}\n\`\`\``,
    ],
    // A backtick without a second one opens nothing.
    ['` {{fact a/code}}', '` a\\`b\\`c'],
    ['`a` {{fact a/code}} ``b``', '`a` a\\`b\\`c ``b``'],
    ['', ''],
  ])('makes of %j %j', (text, filled) => {
    expect(fillFix(text, values)).toBe(filled);
  });

  it('says so when there is no owner', () => {
    expect(fillFix('{{owner}}', { ...values, owner: undefined })).toBe(
      '‹owner: not known›',
    );
  });

  it('shortens what is long', () => {
    expect(fillFix('{{fact a/long}}', values)).toHaveLength(80);
  });

  it.each(['{{', '}}', '`', '{{x', '{{a}}', '`{{a}}', '``a'])(
    'takes time in proportion to its length: %s',
    piece => {
      const text = piece.repeat(200_000);
      const started = performance.now();
      fillFix(text, values);
      // What grows with the square would take a minute.
      expect(performance.now() - started).toBeLessThan(3_000);
    },
  );

  it.each<[string, Said, string]>([
    ['oncall/size', is(1, 'Chen Li'), '1 person'],
    ['catalog/tags', is(['a', 'b']), '"a" and "b"'],
    [
      'oncall/size',
      { value: 1, staleBy: DAY },
      '‹fact oncall/size: not known›',
    ],
    ['oncall/size', { missing: 'None' }, '‹fact oncall/size: not known›'],
  ])('fills in %s of %j', (name, said, filled) => {
    const { table, known, at } = subjectOf(sampleFacts, { [name]: said });
    const facts = (asked: string) =>
      factText({ fact: factsOf(table)(asked), known: known(asked), at });
    expect(fillFix(`{{fact ${name}}}`, { ...values, facts })).toBe(filled);
  });
});
