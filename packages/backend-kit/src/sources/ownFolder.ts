/** Where the files of an entity are, or why they are not read. */
export type OwnFolder = { folder: string } | { problem: string };

const MANAGED_BY = 'backstage.io/managed-by-location';
const SOURCE = 'backstage.io/source-location';

/** What hosts write between a repository and what is in it. */
const VIEWS: ReadonlySet<string> = new Set([
  'tree',
  'blob',
  'raw',
  'edit',
  'src',
  'browse',
]);

/** A path could leave its folder by these, written plainly or encoded; names of folders do without. */
const TRAVERSAL = /\.\.|\\|%(?:2e|2f|5c|25)|\p{Cc}/iu;

function locationOf(
  annotations: Readonly<Record<string, unknown>>,
  name: string,
): URL | undefined {
  const location = Object.hasOwn(annotations, name) ? annotations[name] : '';
  const written = typeof location === 'string' ? location.trim() : '';
  return written.startsWith('url:')
    ? addressOf(written.slice('url:'.length))
    : undefined;
}

function addressOf(written: string): URL | undefined {
  if (TRAVERSAL.test(written) || !URL.canParse(written)) return undefined;
  const url = new URL(written);
  const isPlain =
    /^https?:$/.test(url.protocol) && !url.username && !url.password;
  return isPlain ? url : undefined;
}

/** The repository of an address as the hosts of repositories write it. */
function repositoryOf({ origin, pathname }: URL): string | undefined {
  const steps = pathname.split('/');
  const at = steps.findIndex(
    (step, i) => i > 2 && (step === '-' || VIEWS.has(step)),
  );
  return at < 0
    ? undefined
    : `${origin}${steps.slice(0, at).join('/')}`.toLowerCase();
}

/** As an address of a file begins: `tree` shows a folder, and `blob` of the same path a file, in GitHub and GitLab alike. */
function folderOf(url: URL): string | undefined {
  // Where the path of a file is a parameter, nothing can be said of what is beside it.
  if (url.searchParams.has('path')) return undefined;
  const folder = new URL(url);
  folder.hash = '';
  folder.pathname = folder.pathname
    .slice(0, folder.pathname.lastIndexOf('/') + 1)
    .replace('/tree/', '/blob/');
  return folder.href;
}

/** Whether two addresses are of one repository; of hosts whose addresses are not known, none are. */
export function areInOneRepository(one: string, other: string): boolean {
  const [repository, another] = [one, other].map(written => {
    const address = addressOf(written);
    return address && repositoryOf(address);
  });
  return repository !== undefined && repository === another;
}

/**
 * The folder whose files an entity may have read: its source location, where that is in the repository of its descriptor, or else
 * that of its descriptor. The location of the descriptor is the catalog's own word; the source location may be written by the
 * author of the descriptor, who may read less than the portal does. It is told as addresses of files begin: with `blob` where hosts
 * tell files and folders apart.
 */
export function ownFolder(
  annotations: Readonly<Record<string, unknown>>,
): OwnFolder {
  const managedBy = locationOf(annotations, MANAGED_BY);
  if (!managedBy) {
    return {
      problem:
        'its descriptor does not come from an http or https address, and files are read only beside it',
    };
  }
  const source = locationOf(annotations, SOURCE);
  const repository = repositoryOf(managedBy);
  let folder: string | undefined;
  if (source && repository && repositoryOf(source) === repository) {
    if (!source.pathname.endsWith('/')) source.pathname += '/';
    folder = folderOf(source);
  } else {
    folder = folderOf(managedBy);
  }
  return folder
    ? { folder }
    : { problem: 'the address of its descriptor names no folder' };
}

/** The address of a file below a folder; the path has been checked not to climb. */
export function addressBelow(folder: string, path: string): string {
  const url = new URL(folder);
  url.pathname += path.split('/').map(encodeURIComponent).join('/');
  return url.href;
}
