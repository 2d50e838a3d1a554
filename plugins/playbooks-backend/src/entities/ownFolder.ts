/** Where an entity's descriptor says its files are, or why they are not read. */
export type OwnFolder = { folder: string } | { problem: string };

const MANAGED_BY = 'backstage.io/managed-by-location';
const SOURCE = 'backstage.io/source-location';

const targetOf = (location: unknown) =>
  typeof location === 'string' && /^url:https?:\/\//i.test(location)
    ? location.slice('url:'.length)
    : undefined;

/** With all dots resolved, those that are written as `%2e` too. */
const parsed = (address: string) =>
  URL.canParse(address) ? new URL(address) : undefined;

/** The repository of an address as the hosts of repositories write it. */
function repositoryOf(address: string): string | undefined {
  const url = parsed(address);
  if (!url) return undefined;
  const { origin, pathname } = url;
  const end = pathname.indexOf('/-/');
  const path =
    end >= 0
      ? pathname.slice(0, end)
      : /^((?:\/[^/]+){2,8}?)\/(?:tree|blob|raw|edit|src|browse)\//.exec(
          pathname,
        )?.[1];
  return path && `${origin}${path}`.toLowerCase();
}

/** `tree` and `blob` of a path are the same place; folders are written with `tree` and a slash at the end. */
function folderOf(address: string): string | undefined {
  const url = parsed(address);
  if (!url) return undefined;
  // Where the path of a file is a parameter, nothing can be said of what is beside it.
  if (/[?&]path=/i.test(url.search)) return undefined;
  url.hash = '';
  url.pathname = url.pathname
    .slice(0, url.pathname.lastIndexOf('/') + 1)
    .replace('/blob/', '/tree/');
  return url.href;
}

/** Whether two addresses are of one repository. */
export const areInOneRepository = (one: string, other: string): boolean =>
  repositoryOf(one) !== undefined && repositoryOf(one) === repositoryOf(other);

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
  const isOwn = source !== undefined && areInOneRepository(source, managedBy);
  const folder = isOwn
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
