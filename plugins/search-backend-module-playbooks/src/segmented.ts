const words = new Intl.Segmenter('zh', { granularity: 'word' });

const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;

/**
 * Text with spaces between Chinese and Japanese words. Search engines that part words at spaces, as Lunr does, take a whole
 * Chinese sentence for one word otherwise.
 */
export const segmented = (text: string): string =>
  text.replace(HAN, run => {
    const found = [...words.segment(run)].map(({ segment }) => segment);
    return ` ${found.join(' ')} `;
  });
