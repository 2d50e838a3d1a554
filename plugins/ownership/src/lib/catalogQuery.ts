/** Query of the catalog's list page for all entities of a kind that an owner has. */
export function catalogQuery(filters: { kind: string; owner: string }): string {
  return new URLSearchParams({
    'filters[kind]': filters.kind,
    'filters[user]': 'all',
    'filters[owners][0]': filters.owner,
  }).toString();
}
