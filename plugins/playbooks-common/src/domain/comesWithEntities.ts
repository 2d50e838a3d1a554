/**
 * Whether a page came with entities of the catalog, by its source; ids of the configuration have no colon. Only those who see one
 * of the entities see the page, so it must not go where pages are shown without asking, such as an index for search.
 *
 * @public
 */
export const comesWithEntities = (page: { sourceId: string }): boolean =>
  page.sourceId.startsWith('entity:');
