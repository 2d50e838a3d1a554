import { pageOf } from './pageOf';

const letters = [...'abcdefg'];
const page = (list: string[], cursor?: string) =>
  pageOf(list, one => one, { limit: 2, cursor });

describe('pageOf', () => {
  it('gives a list in pieces, each item once', () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { items, pageInfo } = page(letters, cursor);
      seen.push(...items);
      cursor = pageInfo.nextCursor;
    } while (cursor);
    expect(seen).toEqual(letters);
    expect(page([])).toEqual({ items: [], pageInfo: {} });
  });

  it('goes on where it was when the last item has left the list', () => {
    const { nextCursor } = page(letters).pageInfo;
    expect(page([...'acdefg'], nextCursor).items).toEqual(['c', 'd']);
    expect(page([...'abxcdefg'], nextCursor).items).toEqual(['x', 'c']);
    expect(page(['a'], nextCursor)).toEqual({ items: [], pageInfo: {} });
  });
});
