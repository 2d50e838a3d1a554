import { isScalar, parseAllDocuments, type Document } from 'yaml';
import { valueAt, type Path } from '../values/path';

/** Characters. It takes 25 ms to read so much YAML, and nothing else is done meanwhile. */
const MOST_YAML = 32_000;
const MOST_ALIASES = 100;
/** Keys that are there twice cost the square of their number to find; the last one counts, as in JSON. */
const OPTIONS = { logLevel: 'silent', uniqueKeys: false } as const;

type Parsed<T> = { value: T } | { problem: string };

function attempt<T>(parse: () => T, problem: string): Parsed<T> {
  try {
    return { value: parse() };
  } catch {
    return { problem };
  }
}

/** The text of a file, parsed once for all facts that are read of it. */
export class FileText {
  readonly text: string;
  #json?: Parsed<unknown>;
  #yaml?: Parsed<{ document?: Document; value: unknown }>;

  constructor(text: string) {
    this.text = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  }

  /** What stands there in its JSON. */
  json(path: Path): Parsed<unknown> {
    this.#json ??= attempt(() => JSON.parse(this.text), 'it is no JSON');
    return 'problem' in this.#json
      ? this.#json
      : { value: valueAt(this.#json.value, path) };
  }

  /** What stands there in its YAML, of several documents in the first one. Numbers stay text where text is wanted: `1.10` is no 1.1. */
  yaml(path: Path, options: { asText: boolean }): Parsed<unknown> {
    this.#yaml ??= this.#parseYaml();
    if ('problem' in this.#yaml) return this.#yaml;
    const { document, value } = this.#yaml.value;
    const found = valueAt(value, path);
    if (!options.asText || typeof found !== 'number') return { value: found };
    const node = document?.getIn(path, true);
    const source =
      isScalar(node) && node.value === found ? node.source : undefined;
    return { value: source ?? String(found) };
  }

  #parseYaml(): Parsed<{ document?: Document; value: unknown }> {
    if (this.text.length > MOST_YAML) {
      return {
        problem:
          'it is longer than 32,000 characters, and no more is read as YAML',
      };
    }
    return attempt(() => {
      // An empty text has none.
      const [document] = parseAllDocuments(this.text, OPTIONS);
      if (document?.errors.length) throw document.errors[0];
      const value: unknown = document?.toJS({ maxAliasCount: MOST_ALIASES });
      return { document, value };
    }, 'it is no YAML');
  }
}
