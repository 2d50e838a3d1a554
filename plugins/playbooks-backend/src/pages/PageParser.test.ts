import { execArgv } from '../__testUtils__/parserThread';
import { PageParser, UnreadablePage } from './PageParser';

describe('PageParser', () => {
  let parser: PageParser;
  afterEach(() => parser.close());

  it('reads pages outside the main thread', async () => {
    parser = new PageParser({ execArgv });
    const pages = await Promise.all(
      ['A', 'B'].map(name => parser.parse(`# ${name}\n1. Do it`, 'x.md')),
    );
    expect(pages.map(({ title, steps }) => [title, steps.length])).toEqual([
      ['A', 1],
      ['B', 1],
    ]);
  });

  it('gives up on a page that takes too long, and reads the next', async () => {
    parser = new PageParser({ execArgv, timeoutMs: 4_000 });
    const slow = parser.parse('*a_ '.repeat(20_000), 'slow.md');
    // Whoever asks meanwhile does not pay for it.
    const behind = parser.parse('# Behind', 'y.md');
    await expect(slow).rejects.toThrow(UnreadablePage);
    await expect(slow).rejects.toThrow('longer than 4 s');
    expect((await behind).title).toBe('Behind');
    expect((await parser.parse('# Next', 'x.md')).title).toBe('Next');
  });
});
