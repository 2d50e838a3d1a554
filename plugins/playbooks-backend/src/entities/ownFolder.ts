/** Where an entity's descriptor says its files are, or why they are not read. */
export type OwnFolder = { folder: string } | { problem: string };

const MANAGED_BY = 'backstage.io/managed-by-location';
const SOURCE = 'backstage.io/source-location';

const targetOf = (location: unknown) =>
  typeof location === 'string' && /^url:https?:\/\//i.test(location)
    ? location.slice('url:'.length)
    : undefined;

/** The repository of an address as the hosts of repositories write it. */
const repositoryOf = (address: string) =>
  /^([^?#]{1,1000}?)\/(?:-\/)?(?:tree|blob|raw|edit|src|browse)\//
    .exec(address)?.[1]
    ?.toLowerCase();

/** `tree` and `blob` of a path are the same place; folders are written with `tree` and a slash at the end. */
function folderOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  // Where the path of a file is a parameter, nothing can be said of what is beside it.
  if (/[?&]path=/i.test(url.search)) return undefined;
  url.hash = '';
  url.pathname = url.pathname
    .slice(0, url.pathname.lastIndexOf('/') + 1)
    .replace('/blob/', '/tree/');
  return url.href;
}

/**
 * The folder whose files an entity may have read: that of its descriptor, or its source location in the same repository. The
 * location of the descriptor is the catalog's own word; the source location may be written by the author of the descriptor,
 * who may read less than the portal does.
 */
export function ownFolder(
  annotations: Readonly<Record<string, unknown>>,
): OwnFolder {
  const managedBy = targetOf(annotations[MANAGED_BY]);
  if (!managedBy) {
    return {
      problem:
        'the descriptor does not come from an http or https address, and files are read only beside it',
    };
  }
  const source = targetOf(annotations[SOURCE]);
  const isSameRepository =
    source !== undefined &&
    !source.includes('/../') &&
    repositoryOf(managedBy) !== undefined &&
    repositoryOf(source) === repositoryOf(managedBy);
  const folder = isSameRepository
    ? folderOf(source.endsWith('/') ? source : `${source}/`)
    : folderOf(managedBy);
  return folder
    ? { folder }
    : { problem: 'the address of its descriptor names no folder' };
}

/** The address below a folder; the path has been checked not to climb. */
export function addressBelow(folder: string, path: string): string {
  const url = new URL(folder);
  url.pathname += path.split('/').map(encodeURIComponent).join('/');
  return url.href;
}

/** Whether an address is in the repository of another one. */
export const isSameRepository = (one: string, other: string): boolean =>
  repositoryOf(one) !== undefined && repositoryOf(one) === repositoryOf(other);
