import type { EntityFacts } from './facts';
import type { Organisation } from './Organisation';
import { readRepositoryPlace } from './repositoryPlace';
import { nameOf, wordsOf } from './teamNames';

/**
 * All entities, filed by what they have in common; built once for a state of the catalog.
 *
 * @public
 */
export interface SuggestionIndex {
  organisation: Organisation;
  byRef: ReadonlyMap<string, EntityFacts>;
  /** System or domain → what is directly in it. */
  parts: ReadonlyMap<string, readonly EntityFacts[]>;
  /** File, folder or repository, by its key → what is described there. */
  sources: ReadonlyMap<string, readonly EntityFacts[]>;
  /** First words of a name, with the namespace → what is named so. */
  prefixes: ReadonlyMap<string, readonly EntityFacts[]>;
}

/** A place that several descriptors may share. */
export interface Source {
  key: string;
  kind: 'file' | 'folder' | 'repository';
  /** As people call it. */
  name: string;
}

/** The beginning of a name. */
export interface Prefix {
  /** With the namespace. */
  key: string;
  name: string;
}

/** The folders of a path, nearest first, without the root. */
function foldersOf(path: string): string[] {
  const folders: string[] = [];
  for (let at = path.lastIndexOf('/'); at > 0; ) {
    folders.push(path.slice(0, at));
    at = path.lastIndexOf('/', at - 1);
  }
  return folders;
}

function readSources({ location, projectSlug }: EntityFacts): Source[] {
  const place = readRepositoryPlace(location);
  const found = place?.repository.replace(/^https?:\/\/[^/]+\//, '');
  const repositories = new Set([
    ...(found ? [found.toLowerCase()] : []),
    ...(projectSlug ? [projectSlug] : []),
  ]);
  // Where the root of the repository is not known, the folder itself is as far as it goes.
  const folders = place
    ? foldersOf(place.path)
    : foldersOf(location ?? '').slice(0, 1);
  return [
    ...(location
      ? [{ key: location, kind: 'file', name: location } as const]
      : []),
    ...folders.map(folder => ({
      key: `${found ?? ''}//${folder}`,
      kind: 'folder' as const,
      name: place ? folder : folder.slice(folder.lastIndexOf('/') + 1),
    })),
    ...Array.from(repositories, name => ({
      key: `${name}//`,
      kind: 'repository' as const,
      name,
    })),
  ];
}

function readPrefixes({ entityRef, namespace }: EntityFacts): Prefix[] {
  const words = wordsOf(nameOf(entityRef));
  return [2, 1]
    .filter(count => words.length > count)
    .map(count => words.slice(0, count).join('-'))
    .map(name => ({ key: `${namespace}/${name}`, name }));
}

/** Facts stay the same objects until the entity changes; only what changed is read anew. */
function perEntity<T>(read: (facts: EntityFacts) => T) {
  const known = new WeakMap<EntityFacts, T>();
  return (facts: EntityFacts): T => {
    const value = known.get(facts) ?? read(facts);
    known.set(facts, value);
    return value;
  };
}

/** Where an entity is described, nearest first: file, folders, repository; and the repository of its code. */
export const sourcesOf = perEntity(readSources);

/** The first two words and the first word of a name, longest first; never the whole name. */
export const prefixesOf = perEntity(readPrefixes);

/**
 * Files all entities for {@link suggestOwners}.
 *
 * @public
 */
export function createSuggestionIndex(
  entities: Iterable<EntityFacts>,
  organisation: Organisation,
): SuggestionIndex {
  const byRef = new Map<string, EntityFacts>();
  const parts = new Map<string, EntityFacts[]>();
  const sources = new Map<string, EntityFacts[]>();
  const prefixes = new Map<string, EntityFacts[]>();
  const file = (
    map: Map<string, EntityFacts[]>,
    key: string,
    facts: EntityFacts,
  ) => {
    const filed = map.get(key);
    if (filed) filed.push(facts);
    else map.set(key, [facts]);
  };
  for (const facts of entities) {
    byRef.set(facts.entityRef, facts);
    if (facts.partOf) file(parts, facts.partOf, facts);
    for (const { key } of sourcesOf(facts)) file(sources, key, facts);
    for (const { key } of prefixesOf(facts)) file(prefixes, key, facts);
  }
  return { organisation, byRef, parts, sources, prefixes };
}
