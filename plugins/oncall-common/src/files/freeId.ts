/** An id that no entry of a list has yet: the given one, or with the number of the entry. */
export const freeId = (
  id: string,
  taken: readonly { id: string }[],
  index: number,
): string =>
  taken.some(each => each.id === id) ? `${id.slice(0, 90)}-${index + 1}` : id;
