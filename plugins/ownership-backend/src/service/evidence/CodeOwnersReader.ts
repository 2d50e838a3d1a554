import {
  codeOwnersDisagree,
  findCodeOwners,
  ownershipOf,
  parseCodeOwners,
  type CodeOwnersLine,
  type CodeOwnersMatch,
  type EntityFacts,
  type OwnershipFinding,
  type Viewpoint,
} from '@callboard/backstage-plugin-ownership-common';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type {
  CodeOwnersFile,
  CodeOwnersStore,
} from '../../database/CodeOwnersStore';
import {
  addressIn,
  type FilePlace,
  type RepositoryFiles,
} from './RepositoryFiles';

interface ParsedFile {
  path: string;
  lines: CodeOwnersLine[];
}

const parse = ({ path, text }: CodeOwnersFile): ParsedFile | undefined =>
  path === undefined || text === undefined
    ? undefined
    : { path, lines: parseCodeOwners(text) };

/** The lines of CODEOWNERS files that count for entities, from memory. */
export class CodeOwnersReader {
  readonly #store: Pick<CodeOwnersStore, 'getState' | 'readSince'>;
  readonly #files: Pick<RepositoryFiles, 'locate'>;
  /** By repository; nothing for one without the file. */
  #parsed = new Map<string, ParsedFile | undefined>();
  #changedAt = -1;
  #refreshing: Promise<void> | undefined;
  /** Facts stay the same objects until the entity changes. */
  readonly #places = new WeakMap<EntityFacts, { place?: FilePlace }>();
  readonly #matches = new WeakMap<
    EntityFacts,
    { file: ParsedFile; match?: CodeOwnersMatch }
  >();

  /** Each entity has a match of its own. */
  readonly #findings = new WeakMap<
    Viewpoint,
    WeakMap<CodeOwnersMatch, OwnershipFinding[]>
  >();

  constructor(options: {
    store: Pick<CodeOwnersStore, 'getState' | 'readSince'>;
    files: Pick<RepositoryFiles, 'locate'>;
  }) {
    this.#store = options.store;
    this.#files = options.files;
  }

  /** Reads what this process or another one has collected since. */
  async refresh(): Promise<void> {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = undefined;
    });
    await this.#refreshing;
  }

  /** By reference; entities that no line covers are left out. */
  async linesFor(
    entities: Iterable<EntityFacts>,
  ): Promise<Map<string, CodeOwnersMatch>> {
    await this.refresh();
    const lines = new Map<string, CodeOwnersMatch>();
    for (const facts of entities) {
      const match = this.lineFor(facts);
      if (match) lines.set(facts.entityRef, match);
    }
    return lines;
  }

  /** The line as of the last refresh. */
  lineFor(facts: EntityFacts): CodeOwnersMatch | undefined {
    const place = this.#placeOf(facts);
    const file = place && this.#parsed.get(place.repository);
    if (!file) return undefined;
    const known = this.#matches.get(facts);
    if (known?.file === file) return known.match;
    const line = findCodeOwners(file.lines, place.path);
    const match = line && { ...line, ...hrefOf(place.repository, file, line) };
    this.#matches.set(facts, { file, match });
    return match;
  }

  /** Whether CODEOWNERS names others than the owner, as of the last refresh. */
  readonly findingsFor = (
    facts: EntityFacts,
    viewpoint: Viewpoint,
  ): OwnershipFinding[] => {
    const match = this.lineFor(facts);
    if (!match) return [];
    let known = this.#findings.get(viewpoint);
    if (!known) {
      known = new WeakMap();
      this.#findings.set(viewpoint, known);
    }
    let findings = known.get(match);
    if (!findings) {
      const { owner } = ownershipOf(facts, viewpoint);
      const found =
        owner && codeOwnersDisagree(owner.entityRef, match, viewpoint);
      findings = found ? [found] : [];
      known.set(match, findings);
    }
    return findings;
  };

  #placeOf(facts: EntityFacts): FilePlace | undefined {
    let known = this.#places.get(facts);
    if (!known) {
      known = { place: this.#files.locate(facts.location) };
      this.#places.set(facts, known);
    }
    return known.place;
  }

  async #refresh(): Promise<void> {
    const state = await this.#store.getState();
    if (state.changedAt > this.#changedAt)
      await this.#readChanges(this.#parsed);
    // One was removed; that is rare enough to begin anew.
    if (state.repositories < this.#parsed.size) {
      this.#changedAt = -1;
      const parsed = new Map<string, ParsedFile | undefined>();
      await this.#readChanges(parsed);
      this.#parsed = parsed;
    }
  }

  async #readChanges(parsed: Map<string, ParsedFile | undefined>) {
    for await (const page of this.#store.readSince(this.#changedAt)) {
      for (const file of page) {
        parsed.set(file.repository, parse(file));
        this.#changedAt = file.changedAt;
        await nextTurn();
      }
    }
  }
}

function hrefOf(
  repository: string,
  { path }: ParsedFile,
  { line }: CodeOwnersLine,
): { href?: string } {
  const address = addressIn(repository, path);
  return address.startsWith('file:') ? {} : { href: `${address}#L${line}` };
}
