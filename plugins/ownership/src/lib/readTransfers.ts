import type {
  ListTransfersRequest,
  OwnershipApi,
  Transfer,
} from '@callboard/backstage-plugin-ownership-common';

// Limit of the API.
const PAGE = 200;
/** Nobody answers more; the rest comes up as these go. */
export const MAX_READ = 1_000;

/** Open transfers of a box, the newest first, as far as somebody may go through them; and whether that is not all. */
export async function readTransfers(
  api: OwnershipApi,
  box: ListTransfersRequest['box'],
): Promise<{ transfers: Transfer[]; isCut: boolean }> {
  const transfers: Transfer[] = [];
  let cursor: string | undefined;
  do {
    const { items, pageInfo } = await api.listTransfers({
      box,
      limit: PAGE,
      ...(cursor && { cursor }),
    });
    transfers.push(...items);
    cursor = pageInfo.nextCursor;
  } while (cursor && transfers.length < MAX_READ);
  return { transfers, isCut: cursor !== undefined };
}
