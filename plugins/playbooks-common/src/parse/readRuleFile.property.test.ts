import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { readRuleFile } from './readRuleFile';

const word = fc.stringMatching(/^[A-Za-z][\w:. -]{0,30}[\w]$/);
const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const rule = fc.record({
  alert: word,
  expr: text,
  labels: fc.dictionary(word, text, { maxKeys: 5 }),
  annotations: fc.record({ runbook_url: text, summary: text }),
});
const groups = fc.array(
  fc.record({ name: word, rules: fc.array(rule, { maxLength: 5 }) }),
  { minLength: 1, maxLength: 4 },
);

describe('readRuleFile', () => {
  it('finds every alert with its labels, in the order of the file, on its line', () => {
    fc.assert(
      fc.property(groups, fc.boolean(), (written, isResource) => {
        const content = stringify(
          isResource
            ? { kind: 'PrometheusRule', spec: { groups: written } }
            : { groups: written },
        );
        const { rules = [], problems } = readRuleFile(content);
        const expected = written.flatMap(group => group.rules);
        expect(problems).toEqual([]);
        expect(rules.map(({ alert }) => alert)).toEqual(
          expected.map(({ alert }) => alert),
        );
        const lines = content.split('\n');
        rules.forEach(({ alert, line, labels }, index) => {
          expect(lines[line - 1]).toContain(alert);
          // An empty text says nothing.
          expect(labels).toEqual(
            Object.fromEntries(
              Object.entries(expected[index].labels).filter(
                ([, value]) => value !== '',
              ),
            ),
          );
        });
      }),
    );
  });

  it('takes any text, broken ones too', () => {
    const broken = fc
      .tuple(groups, fc.nat(), fc.string({ maxLength: 5 }))
      .map(([written, at, noise]) => {
        const content = stringify({ groups: written });
        const place = at % content.length;
        return content.slice(0, place) + noise + content.slice(place + 1);
      });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), broken), content => {
        const { rules, problems } = readRuleFile(content);
        expect(rules !== undefined || problems.length > 0).toBe(true);
        problems.forEach(({ message }) => expect(message).not.toBe(''));
      }),
    );
  });
});
