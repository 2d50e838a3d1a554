import type { OwnershipRow } from '@callboard/backstage-plugin-ownership-common';
import { FakeOwnershipApi } from '../__testUtils__/FakeOwnershipApi';
import { readToConfirm } from './readToConfirm';

const rowsOf = (count: number, owner?: string) =>
  Array.from({ length: count }, (_, index) => ({
    entityRef: `component:default/${owner}-${index}`,
    owner: owner && { entityRef: owner, kind: 'group', title: owner },
  })) as OwnershipRow[];

const paged = (...pages: OwnershipRow[][]) => {
  const api = new FakeOwnershipApi();
  const asked = jest.spyOn(api, 'listOwnerships');
  pages.forEach((items, index) =>
    asked.mockResolvedValueOnce({
      items,
      pageInfo: { nextCursor: `${index + 1}` },
      totalItems: 0,
      facets: [],
    }),
  );
  return { api, asked };
};

describe('readToConfirm', () => {
  it('follows the cursor to the end', async () => {
    const { api, asked } = paged(rowsOf(200, 'a'));
    expect(await readToConfirm(api)).toHaveLength(200);
    expect(asked.mock.calls.map(([{ cursor }]) => cursor)).toEqual([
      undefined,
      '1',
    ]);
  });

  it('leaves sub-teams to themselves, and what has no owner out', async () => {
    const { api } = paged([
      ...rowsOf(2, 'a'),
      ...rowsOf(3, 'below a'),
      ...rowsOf(1),
    ]);
    const rows = await readToConfirm(api, { entityRef: 'a', title: 'A' });
    expect(rows.map(({ owner }) => owner?.entityRef)).toEqual(['a', 'a']);
  });

  it('stops at what one confirmation takes', async () => {
    const { api, asked } = paged(
      ...Array.from({ length: 9 }, () => rowsOf(300, 'a')),
    );
    expect(await readToConfirm(api)).toHaveLength(1_000);
    expect(asked).toHaveBeenCalledTimes(4);
  });
});
