/** Name of the place where a transfer stands on the page of its entity. */
export function transferAnchor(id: string): string {
  return `transfer-${id}`;
}
