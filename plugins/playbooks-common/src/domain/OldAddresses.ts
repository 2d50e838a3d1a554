import { addressKey, addressKeys } from './AlertIndex';

/**
 * What stood at one address stands at another. Where both end with a slash, so does all below.
 *
 * @public
 */
export interface AddressRedirect {
  from: string;
  to: string;
}

/** More than this is a mistake rather than a history. */
const MOST_HOPS = 10;

const anchorOf = (address: string) => {
  const at = address.indexOf('#');
  return at < 0 ? '' : address.slice(at);
};

const withAnchor = (address: string, anchor: string) =>
  address.includes('#') ? address : `${address}${anchor}`;

/** The name behind the address that finds pages by the names of alerts. */
function nameBelow(address: string, base: string): string | undefined {
  if (!addressKey(address).startsWith(base)) return undefined;
  const [, name] = /\/([^/?#]{1,300})\/*(?:[?#].*)?$/.exec(address) ?? [];
  try {
    return name && decodeURIComponent(name);
  } catch {
    return name;
  }
}

/**
 * Where addresses lead that were given out once: by redirects, one after the other, and by those that name an alert.
 *
 * @public
 */
export class OldAddresses {
  private readonly exact = new Map<string, string>();
  private readonly folders: { from: string; to: string }[] = [];
  private readonly resolvers: string[];

  /**
   * @param redirects - of a folder the longest counts
   * @param resolvers - addresses below which the name of an alert leads to its page
   */
  constructor(
    redirects: readonly AddressRedirect[] = [],
    resolvers: readonly string[] = [],
  ) {
    for (const { from, to } of redirects) {
      if (from.endsWith('/') && to.endsWith('/')) {
        this.folders.push({ from: `${addressKey(from)}/`, to });
      } else {
        this.exact.set(addressKeys(from)[0], to);
      }
    }
    this.folders.sort((a, b) => b.from.length - a.from.length);
    this.resolvers = resolvers.map(address => `${addressKey(address)}/`);
  }

  /** The address itself, then each that it leads to. It ends where an address comes again. */
  *follow(address: string): Generator<string> {
    const seen = new Set<string>();
    let next: string | undefined = address;
    while (next !== undefined && seen.size < MOST_HOPS) {
      const [key] = addressKeys(next);
      if (seen.has(key)) return;
      seen.add(key);
      yield next;
      next = this.nextOf(next);
    }
  }

  /** The alert that an address names, such as `https://portal.example/playbooks/r/LedgerLag`. */
  alertOf(address: string): string | undefined {
    return this.resolvers
      .map(base => nameBelow(address, base))
      .find(name => name !== undefined);
  }

  private nextOf(address: string): string | undefined {
    const keys = addressKeys(address);
    const exact = keys.map(key => this.exact.get(key)).find(Boolean);
    if (exact !== undefined) return withAnchor(exact, anchorOf(address));
    const [, key = keys[0]] = keys;
    const folder = this.folders.find(({ from }) => key.startsWith(from));
    return (
      folder &&
      withAnchor(
        `${folder.to}${key.slice(folder.from.length)}`,
        anchorOf(address),
      )
    );
  }
}
