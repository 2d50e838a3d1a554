/** Written by the catalog, never by people: a copy of them in a file would be taken for the truth. */
const generatedMetadata = ['uid', 'etag', 'generation'];
const generatedFields = ['relations', 'status'];
/** Optional parts of the metadata; given as null they count as not set. */
const optionalMetadata = [
  'annotations',
  'labels',
  'tags',
  'links',
  'title',
  'description',
  'namespace',
];

/**
 * Prepares a document for validation: drops what the catalog generates and empty parts, and takes the targets off a
 * Location. Those lie in the tree and are read anyway; followed by the catalog as well, one broken document in them
 * would fail them all.
 */
export function normalise(document: object): object {
  const root = Object.entries(document)
    .filter(
      ([key, value]) =>
        !(generatedFields.includes(key) || (key === 'spec' && value === null)),
    )
    .map(([key, value]) => {
      if (key === 'metadata' && isMapping(value)) {
        return [key, withoutGenerated(value)];
      }
      return [
        key,
        key === 'spec' && isLocation(document) ? withoutTargets(value) : value,
      ];
    });
  return Object.fromEntries(root);
}

function isMapping(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isLocation(document: object) {
  return 'kind' in document && document.kind === 'Location';
}

function withoutGenerated(metadata: object) {
  return Object.fromEntries(
    Object.entries(metadata)
      .filter(
        ([key, value]) =>
          !generatedMetadata.includes(key) &&
          !(value === null && optionalMetadata.includes(key)),
      )
      .map(([key, value]) => [
        key,
        ['annotations', 'labels'].includes(key) ? withoutNulls(value) : value,
      ]),
  );
}

function withoutNulls(map: unknown) {
  return isMapping(map)
    ? Object.fromEntries(
        Object.entries(map).filter(([, value]) => value !== null),
      )
    : map;
}

function withoutTargets(spec: unknown) {
  if (!isMapping(spec)) {
    return spec;
  }
  const { target, targets, ...rest } = spec as Record<string, unknown>;
  const listed = [target ?? [], targets ?? []].flat();
  return listed.length ? { ...rest, notFollowed: listed } : rest;
}
