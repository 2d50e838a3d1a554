import type { Standard } from '../../types';
import { SERVICE_BASICS } from './__testUtils__/fixtures/others';
import { checkDocument } from './checkDocument';
import { readStandardFile } from './readStandardFile';
import { sentencesOf } from './sentencesOf';

const NOTHING = { facts: [], scorecards: [], standards: [] };

describe('sentencesOf', () => {
  it.each([
    ['One. Two has it. {#two}', [['two', 'Two has it.', 1]]],
    [
      'It has it {#it}. So has this {#this}.',
      [
        ['it', 'It has it', 1],
        ['this', 'So has this', 1],
      ],
    ],
    [
      'It runs over\ntwo lines. {#lines}',
      [['lines', 'It runs over two lines.', 2]],
    ],
    ['## Gaps {#gaps}\n\nNot this.', [['gaps', 'Gaps', 1]]],
    [
      '- First {#a}\n- Second. {#b}\n2. Third {#c}',
      [
        ['a', 'First', 1],
        ['b', 'Second.', 2],
        ['c', 'Third', 3],
      ],
    ],
    ['> Said in a quote. {#quote}', [['quote', 'Said in a quote.', 1]]],
    ['Before.\n\nA paragraph. {#own}', [['own', 'A paragraph.', 3]]],
    ['Use e.g. this one. {#eg}', [['eg', 'Use e.g. this one.', 1]]],
    ['```\ncode {#code}\n```\nText. {#text}', [['text', 'Text.', 4]]],
    ['{#alone}', []],
    ['No {#bad anchor} here. {#-x}', []],
    ['Nothing at all', []],
  ])('reads %j', (text, expected) => {
    expect(
      sentencesOf(text).map(({ anchor, text: found, line }) => [
        anchor,
        found,
        line,
      ]),
    ).toEqual(expected);
  });

  it('takes time that grows with the text alone', () => {
    const hostile = [
      '. '.repeat(2e5),
      '{#'.repeat(2e5),
      '{#a} '.repeat(5e4),
      ' '.repeat(4e5),
      '> '.repeat(2e5),
    ];
    const start = performance.now();
    hostile.forEach(text => sentencesOf(`${text} {#end}`));
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe('readStandardFile', () => {
  it('reads the front matter and what is below it', () => {
    const { document, findings } = readStandardFile(SERVICE_BASICS);
    expect(findings).toEqual([]);
    expect(document).toMatchObject({
      kind: 'Standard',
      id: 'service-basics',
      acknowledgement: true,
    });
    expect((document as Standard).text).toMatch(/^# What every service has/);
  });

  it.each([
    ['# Only text', 'syntax', 1],
    ['---\nid: x\ntitle: y\n', 'syntax', 1],
    ['---\nid: x\ntitel: y\nowner: group:x\n---\nText', 'unknown-field', 3],
    ['---\nid: x\ntitle: y\nowner: nobody here\n---\nText', 'bad-value', 4],
    ['---\nid: x\ntitle: y\nowner: group:x\n---\n', 'bad-value', 6],
    [
      '---\nid: x\nkind: Scorecard\ntitle: y\nowner: group:x\n---\nText',
      'bad-value',
      3,
    ],
    [
      '---\nid: x\ntext: z\ntitle: y\nowner: group:x\n---\nText',
      'unknown-field',
      3,
    ],
    ['---\nid: [x\n---\nText', 'syntax', 3],
    [
      '---\r\nid: X\r\ntitle: y\r\nowner: group:x\r\n---\r\nText',
      'bad-value',
      2,
    ],
  ])('tells what is wrong with %j', (text, code, line) => {
    const { document, findings } = readStandardFile(text);
    expect(document).toBeUndefined();
    expect(findings).toEqual([
      expect.objectContaining({
        code,
        position: expect.objectContaining({ line }),
      }),
    ]);
  });

  it('tells anchors that are there twice, or that cannot be', () => {
    const file = SERVICE_BASICS.replace('{#described}', '{#owner}').replace(
      '{#answers}',
      '{#Who answers}',
    );
    const { document, positions } = readStandardFile(file);
    const findings = checkDocument(document!, { ...NOTHING, positions });
    expect(
      findings.map(({ code, position }) => [
        code,
        position!.line,
        file.slice(position!.start, position!.end),
      ]),
    ).toEqual([
      ['bad-value', 9, '{#Who answers}'],
      ['duplicate-id', 12, '{#owner}'],
    ]);
  });
});
