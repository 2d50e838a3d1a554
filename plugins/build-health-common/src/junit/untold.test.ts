import { SaxesParser } from 'saxes';
import { boundUntold, untoldOf } from './untold';

const PIECE = 'x'.repeat(10_000);

describe('what a parser holds', () => {
  it.each([
    ['an attribute', '<a b="'],
    ['a text', '<a>'],
    ['a comment', '<!--'],
    ['a CDATA section', '<a><![CDATA['],
    ['an instruction', '<?a '],
    ['a document type', '<!DOCTYPE a "'],
  ])('never grows beyond its bound and a piece, in %s', (_, begin) => {
    const parser = new SaxesParser();
    parser.on('text', () => {});
    const untold = untoldOf(parser);
    parser.write(begin);
    let most = 0;
    for (let i = 0; i < 100; i += 1) {
      parser.write(PIECE);
      most = Math.max(most, untold.text.length);
      expect(boundUntold(untold, 20_000)).toBe(true);
      expect(untold.text.length).toBeLessThanOrEqual(20_000);
    }
    expect(most).toBe(30_000);
  });

  it.each([
    ['the name of an element', '<'],
    ['the name of an attribute', '<a '],
    ['an entity', '<a>&'],
    ['the name of an instruction', '<?'],
  ])('is given up where it is %s', (_, begin) => {
    const parser = new SaxesParser();
    const untold = untoldOf(parser);
    parser.write(begin);
    parser.write(PIECE);
    expect(boundUntold(untold, 20_000)).toBe(true);
    parser.write(PIECE).write(PIECE);
    expect(boundUntold(untold, 20_000)).toBe(false);
  });
});
