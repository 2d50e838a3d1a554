import type { ListTransfersRequest } from '@callboard/backstage-plugin-ownership-common';
import { FakeOwnershipApi } from '../__testUtils__/FakeOwnershipApi';
import { transferOf } from '../__testUtils__/transfers';
import { readTransfers } from './readTransfers';

/** Serves one transfer a page. */
class PagedApi extends FakeOwnershipApi {
  readonly asked: ListTransfersRequest[] = [];

  constructor(readonly pages: number) {
    super();
  }

  async listTransfers(request: ListTransfersRequest) {
    this.asked.push(request);
    const at = this.asked.length;
    return {
      items: [transferOf({ id: `t${at}` })],
      pageInfo: at < this.pages ? { nextCursor: `after-${at}` } : {},
      totalItems: this.pages,
    };
  }
}

describe('readTransfers', () => {
  it('reads page by page', async () => {
    const api = new PagedApi(3);
    const { transfers, isCut } = await readTransfers(api, 'for-me');
    expect(transfers.map(({ id }) => id)).toEqual(['t1', 't2', 't3']);
    expect(isCut).toBe(false);
    expect(api.asked).toEqual([
      { box: 'for-me', limit: 200 },
      { box: 'for-me', limit: 200, cursor: 'after-1' },
      { box: 'for-me', limit: 200, cursor: 'after-2' },
    ]);
  });

  it('ends somewhere, and says so', async () => {
    const api = new PagedApi(Infinity);
    const { transfers, isCut } = await readTransfers(api, 'all');
    expect(transfers).toHaveLength(1_000);
    expect(isCut).toBe(true);
  });
});
