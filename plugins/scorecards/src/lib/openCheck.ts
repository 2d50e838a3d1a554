/** A check, and the entity that it is told of when the page is not one of an entity. */
export interface OpenCheck {
  /** `scorecard/check`. */
  check: string;
  entityRef?: string;
}

const CHECK = /^[a-z0-9-]{1,63}\/[a-z0-9-]{1,63}$/;

/** What stands in the address for an explanation that is open. */
export const writeOpen = ({ check, entityRef }: OpenCheck) =>
  entityRef ? `${check}@${entityRef}` : check;

/** Reads it back; undefined for what an address made up. */
export function readOpen(text: string | null): OpenCheck | undefined {
  if (!text || text.length > 500) return undefined;
  const at = text.indexOf('@');
  const check = at === -1 ? text : text.slice(0, at);
  if (!CHECK.test(check)) return undefined;
  return at === -1 ? { check } : { check, entityRef: text.slice(at + 1) };
}
