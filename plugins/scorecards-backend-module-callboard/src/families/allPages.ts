/** A page of a list. */
interface Page {
  items: unknown[];
  pageInfo: { nextCursor?: string };
}

/**
 * All pages of a list.
 *
 * @throws when there are more than `most`: a part of the list would say that there is nothing else
 */
export async function allPages<P extends Page>(
  readPage: (cursor: string | undefined) => Promise<P>,
  most: number,
): Promise<P[]> {
  const pages: P[] = [];
  let cursor: string | undefined;
  do {
    if (pages.length === most) {
      throw new Error(`its list has more than ${most} pages`);
    }
    const page = await readPage(cursor);
    pages.push(page);
    cursor = page.pageInfo.nextCursor;
  } while (cursor);
  return pages;
}
