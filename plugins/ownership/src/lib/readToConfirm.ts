import type {
  NamedEntity,
  OwnershipApi,
  OwnershipRow,
} from '@callboard/backstage-plugin-ownership-common';

// Limits of the API.
const PAGE = 200;
const MAX_CONFIRMED = 1_000;

/**
 * What the reader may confirm and is not fresh, as far as it goes into one confirmation.
 *
 * @param team - only what this team owns itself
 */
export async function readToConfirm(
  api: OwnershipApi,
  team?: NamedEntity,
): Promise<OwnershipRow[]> {
  const rows: OwnershipRow[] = [];
  let cursor: string | undefined;
  do {
    const { items, pageInfo } = await api.listOwnerships({
      toConfirm: true,
      limit: PAGE,
      ...(team && { team: [team.entityRef] }),
      ...(cursor && { cursor }),
    });
    rows.push(
      ...items.filter(
        ({ owner }) => owner && (!team || owner.entityRef === team.entityRef),
      ),
    );
    cursor = pageInfo.nextCursor;
  } while (cursor && rows.length < MAX_CONFIRMED);
  return rows.slice(0, MAX_CONFIRMED);
}
