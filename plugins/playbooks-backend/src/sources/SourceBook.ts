import { createHash } from 'node:crypto';
import type { UrlReaderService } from '@backstage/backend-plugin-api';
import type { Directory } from '../entities/Directory';
import type { AskedFiles } from '../entities/entityFacts';
import type { PageSource } from './PageSource';
import { TechDocsSource } from './TechDocsSource';
import { UrlFileSource } from './UrlFileSource';
import { UrlSource } from './UrlSource';

/** Most files of a folder that an entity names: anybody who writes a descriptor may name one. */
const MOST_FILES = 2_000;

/** Entities that brought something, in full references. Whoever sees one of them sees it. */
export type Bringers = ReadonlySet<string>;

/** A source with who may see its pages. */
export interface KnownSource {
  source: PageSource;
  /** Absent for sources of the configuration: whoever may read playbooks may read them. */
  readFor?: { entityRefs: Bringers; reason: AskedFiles['reason'] };
}

/** A link of entities to a runbook. */
export interface LinkedPage {
  title: string;
  url: string;
  entityRefs: Bringers;
}

/** All sources at a time; the same object as long as nothing changes. */
export interface Sources {
  known: ReadonlyMap<string, KnownSource>;
  links: readonly LinkedPage[];
}

const idOf = ({ reason, address }: AskedFiles) =>
  `entity:${createHash('sha256')
    .update(`${reason}\0${address}`)
    .digest('base64url')
    .slice(0, 22)}`;

/** Groups entities by what they bring. */
function bring<T extends object>(
  found: Map<string, T & { entityRefs: Set<string> }>,
  key: string,
  thing: T,
  entityRef: string,
) {
  const known = found.get(key) ?? { ...thing, entityRefs: new Set<string>() };
  known.entityRefs.add(entityRef);
  found.set(key, known);
}

/** The sources of the configuration, and those that entities name; these come and go with the catalog. */
export class SourceBook {
  readonly configured: readonly PageSource[];
  readonly #directory: Directory;
  readonly #urlReader: UrlReaderService;
  #built?: { version: number; signature: string; sources: Sources };

  constructor(options: {
    configured: readonly PageSource[];
    directory: Directory;
    urlReader: UrlReaderService;
  }) {
    this.configured = options.configured;
    this.#directory = options.directory;
    this.#urlReader = options.urlReader;
  }

  read(): Sources {
    const { version } = this.#directory;
    if (this.#built?.version === version) return this.#built.sources;
    const asked = new Map<string, AskedFiles & { entityRefs: Set<string> }>();
    const links = new Map<
      string,
      { title: string; url: string; entityRefs: Set<string> }
    >();
    for (const facts of this.#directory.entities.values()) {
      const { entityRef } = facts;
      facts.asked.forEach(one => bring(asked, idOf(one), one, entityRef));
      facts.links.forEach(one =>
        bring(links, `${one.url} ${one.title}`, one, entityRef),
      );
    }
    const signature = JSON.stringify(
      [...asked, ...links].map(([key, { entityRefs }]) => [key, ...entityRefs]),
    );
    const sources =
      this.#built?.signature === signature
        ? this.#built.sources
        : { known: this.#known(asked), links: [...links.values()] };
    this.#built = { version, signature, sources };
    return sources;
  }

  #known(
    asked: ReadonlyMap<string, AskedFiles & { entityRefs: Bringers }>,
  ): Map<string, KnownSource> {
    return new Map([
      ...this.configured.map((source): [string, KnownSource] => [
        source.id,
        { source },
      ]),
      ...[...asked].map(([id, one]): [string, KnownSource] => [
        id,
        {
          source: this.#sourceOf(id, one),
          readFor: { entityRefs: one.entityRefs, reason: one.reason },
        },
      ]),
    ]);
  }

  #sourceOf(id: string, { address: target, reason }: AskedFiles): PageSource {
    const options = { id, target, urlReader: this.#urlReader };
    if (!target.endsWith('/')) return new UrlFileSource(options);
    const folder = new UrlSource({ ...options, mostFiles: MOST_FILES });
    return reason === 'techdocs' ? new TechDocsSource(folder) : folder;
  }
}
