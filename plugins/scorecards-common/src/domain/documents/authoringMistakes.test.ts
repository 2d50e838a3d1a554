import { GOOD_DOCUMENTS, inspect } from './__testUtils__/goodDocuments';
import { makeMistakes, MISTAKES } from './__testUtils__/mistakes';

const COUNT = 200;

describe('authoring mistakes', () => {
  it.each(
    GOOD_DOCUMENTS.map(text => [/id"?: ?"?([\w-]+)/.exec(text)![1], text]),
  )('finds nothing wrong with %s', (_, text) => {
    const { document, findings } = inspect(text);
    expect(document).toBeDefined();
    expect(findings).toEqual([]);
  });

  it.each([7, 20_261_128])(
    `finds 95 %% of ${COUNT} as errors, with a place and what to do (seed %i)`,
    seed => {
      const mistakes = makeMistakes(seed, COUNT);
      expect(new Set(mistakes.map(({ kind }) => kind)).size).toBe(
        Object.keys(MISTAKES).length,
      );
      const missed = mistakes.flatMap(({ kind, document, text }) => {
        const errors = inspect(text).findings.filter(
          ({ severity, position, hint }) =>
            severity === 'error' && position && hint,
        );
        return errors.length > 0 ? [] : [`${kind}: ${document}`];
      });
      expect({ missed, isEnough: missed.length <= COUNT * 0.05 }).toEqual({
        missed,
        isEnough: true,
      });
    },
  );

  it.each([
    'typo in a fact',
    'fact without provider',
    'typo in a comparison',
    'typo in a field',
    'typo in a level',
    'typo in a category',
    'typo in a used check',
    'typo in a standard',
    'typo in a closed value',
    'typo in a part',
    'quoted number',
    'quoted boolean',
  ])('mends a %s when its hint is taken', kind => {
    const mistakes = makeMistakes(3, 20, [kind]);
    const mended = mistakes.filter(({ text, good }) => {
      const [first, ...more] = inspect(text).findings.filter(
        ({ severity }) => severity === 'error',
      );
      const { start, end } = first.position!;
      const written =
        text.slice(0, start) + first.replacement + text.slice(end);
      return more.length === 0 && written === good;
    });
    // A slip may be nearer to another name.
    expect(mended.length).toBeGreaterThanOrEqual(18);
  });
});
