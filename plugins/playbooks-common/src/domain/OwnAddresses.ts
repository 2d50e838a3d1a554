import { addressKey } from './AlertIndex';

/**
 * A source, as far as links to it go.
 *
 * @public
 */
export interface AddressedSource {
  /** Address of its folder. */
  base: string;
  /** Every path of it, pages or not. */
  files: readonly string[];
}

/**
 * What a link leads to that leads to no page: `there` is a file that is none, `by-name` asks for the page of an alert.
 *
 * @public
 */
export type RuleLink = 'there' | 'dead' | 'cannot-tell' | 'by-name';

const INDEXES = ['index', '_index', 'readme'];

const keyOf = (path: string) =>
  path.replace(/\.(?:md|html?)$/i, '').toLowerCase();

/** Paths of files, and of the folders above them, without endings. */
function placesOf(files: readonly string[]) {
  const places = new Set<string>();
  for (const file of files) {
    let place = keyOf(file);
    while (place !== '' && !places.has(place)) {
      places.add(place);
      place = place.slice(0, Math.max(place.lastIndexOf('/'), 0));
    }
  }
  return places;
}

const decoded = (text: string) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/**
 * Addresses that are ours, so that a link to nothing among them is known to be dead.
 *
 * @public
 */
export class OwnAddresses {
  private readonly sources: { base: string; places: () => Set<string> }[];
  private readonly resolvers: string[];

  /**
   * @param resolvers - addresses below which the name of an alert leads to its page
   */
  constructor(
    sources: readonly AddressedSource[],
    resolvers: readonly string[] = [],
  ) {
    this.sources = sources.map(({ base, files }) => {
      let known: Set<string> | undefined;
      return {
        base: `${addressKey(base)}/`,
        // Most links lead to pages that are found without this.
        places: () => (known ??= placesOf(files)),
      };
    });
    this.resolvers = resolvers.map(address => `${addressKey(address)}/`);
  }

  /** A link that led to no page: dead only where that is sure. */
  read(address: string): RuleLink {
    if (address.includes('{{')) {
      return 'cannot-tell';
    }
    if (!/^https?:\/\/[^/\s]+/i.test(address.trim())) {
      return 'dead';
    }
    const key = addressKey(address.trim());
    if (this.resolvers.some(base => key.startsWith(base))) {
      return 'by-name';
    }
    const source = this.sources.find(({ base }) => key.startsWith(base));
    if (!source) {
      return 'cannot-tell';
    }
    const place = decoded(key.slice(source.base.length));
    const places = source.places();
    return [place, ...INDEXES.map(index => `${place}/${index}`)].some(one =>
      places.has(one),
    )
      ? 'there'
      : 'dead';
  }
}
