import { keptText } from './keptText';

describe('keptText', () => {
  it.each([1, 5_461, 5_462, 40_000])(
    'keeps %d characters of any width, and none of the text before',
    length => {
      const texts = ['a', 'ü', '漢'].map(one => one.repeat(length));
      // Nothing of a longer one stays for a shorter one after it.
      expect(texts.map(text => keptText(text, length))).toEqual(texts);
      expect(keptText(`${texts[2]}b`, length)).toBe(texts[2]);
    },
  );

  it('replaces control characters and halves of astral ones', () => {
    expect(keptText('a\0b\u001b[1m\tc\ud83d.', 20)).toBe(
      'a\ufffdb\ufffd[1m\tc\ufffd.',
    );
  });
});
