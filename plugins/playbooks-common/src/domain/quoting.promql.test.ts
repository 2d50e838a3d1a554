import { parser } from '@prometheus-io/lezer-promql';
import fc from 'fast-check';
import { fillCommand } from './fillCommand';

const RUNS = process.env.CALLBOARD_FULL ? 10_000 : 500;

const ATTACKS = [
  '"',
  "'",
  '`',
  '\\',
  '"}',
  '"} or vector(1) or up{a="',
  '#',
  '{',
  '}',
  ',',
  ' or ',
  '=~',
  '.*',
  '|',
  '$',
  '^',
  '(',
  ')',
  '[5m]',
  '\n',
  ' ',
  'ü',
  'a',
  '0',
  '\\n',
  '\\"',
  '%',
];

const value = fc
  .array(fc.oneof(fc.constantFrom(...ATTACKS), fc.string({ maxLength: 3 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map(parts => parts.join(''));

/** Where authors put variables; `read` gives back what the query looks for. */
const TEMPLATES: { text: string; kind: 'string' | 'pattern' | 'bare' }[] = [
  { text: 'up{job="<v>"}', kind: 'string' },
  { text: 'up{job!="a-<v>", x="y"}', kind: 'string' },
  {
    text: "sum by (pod) (rate(http_requests_total{pod='<v>'}[5m])) > 1",
    kind: 'string',
  },
  { text: 'up{job=~"<v>"}', kind: 'pattern' },
  { text: 'up{job !~ "a|<v>.*"}', kind: 'pattern' },
  { text: 'up > <v>', kind: 'bare' },
  { text: '<v>{job="a"}', kind: 'bare' },
  { text: 'rate(up[<v>])', kind: 'bare' },
  { text: 'up{job=`<v>`}', kind: 'bare' },
  { text: 'label_replace(up, "<v>", "$1", "b", "<v>")', kind: 'bare' },
  { text: 'up # <v>\n> 1', kind: 'bare' },
];

/** Names of the nodes of a query, and whether one of them is an error. */
function shapeOf(query: string) {
  const nodes: string[] = [];
  let isBroken = false;
  parser.parse(query).iterate({
    enter: node => {
      isBroken ||= node.type.isError;
      nodes.push(node.name);
    },
  });
  return { nodes: nodes.join(' '), isBroken };
}

/** The quoted strings of a query, as Prometheus unquotes them. */
const stringsOf = (query: string) => {
  const found: string[] = [];
  parser.parse(query).iterate({
    enter: node => {
      if (node.name === 'StringLiteral') {
        const text = query.slice(node.from, node.to);
        found.push(text.slice(1, -1).replace(/\\(.)/gs, (_, c: string) => c));
      }
    },
  });
  return found;
};

describe('label values in PromQL', () => {
  it(`keep the shape of a query, in ${RUNS} queries`, () => {
    let filled = 0;
    fc.assert(
      fc.property(fc.constantFrom(...TEMPLATES), value, (template, label) => {
        const fill = (v: string) =>
          fillCommand(
            { text: template.text, place: 'promql' },
            { values: new Map([['v', v]]) },
          ).copy;
        const query = fill(label);
        if (query === undefined) {
          return;
        }
        filled += 1;
        const [first = ''] = stringsOf(query);
        const pattern = first.replace(/^a\|/, '').replace(/\.\*$/, '');
        const matches = (text: string) =>
          new RegExp(`^(?:${pattern})$`, 'u').test(text);
        const holds = {
          bare: () => true,
          string: () => stringsOf(query).some(text => text.includes(label)),
          pattern: () => matches(label) && !matches(`${label}x`),
        }[template.kind];
        // Outside quotes a plain value may be the wrong thing to write there; it is never more than one thing.
        const shape = shapeOf(template.kind === 'bare' ? 'up' : query);
        expect({ query, shape, holds: holds() }).toEqual({
          query,
          shape: shapeOf(template.kind === 'bare' ? 'up' : fill('abc')!),
          holds: true,
        });
        expect(shape.isBroken).toBe(false);
      }),
      { numRuns: RUNS },
    );
    // Refusing everything would be no answer.
    expect(filled).toBeGreaterThan(RUNS / 8);
  });
});
