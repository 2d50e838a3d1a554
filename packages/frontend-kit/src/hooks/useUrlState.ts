import { useSearchParams } from 'react-router-dom';

/** New values by name; an absent or empty one leaves the address. */
export type UrlChanges = Record<string, string | string[] | undefined>;

/** How the address changes. */
export interface UrlChangeOptions {
  /** Takes the place of the present entry of the history: for what changes with each key. */
  replace?: boolean;
  /** Kept with the entry of the history, and lost when the address is copied. */
  state?: unknown;
}

/** What a view keeps in the address, so that reload, back and a copied link show the same. */
export function useUrlState() {
  const [params, setParams] = useSearchParams();
  return {
    params,
    change: (changes: UrlChanges, options?: UrlChangeOptions) =>
      setParams(previous => {
        const next = new URLSearchParams(previous);
        for (const [name, value] of Object.entries(changes)) {
          next.delete(name);
          for (const each of [value ?? []].flat()) {
            if (each) next.append(name, each);
          }
        }
        return next;
      }, options),
  };
}
