import { webAddress } from './written';

/**
 * Where a descriptor stands within its repository.
 *
 * @public
 */
export interface RepositoryPlace {
  /** Address of the repository, the same for all its branches: `https://github.com/acme/shop`. */
  repository: string;
  /** Path of the descriptor from the root of the repository, decoded. */
  path: string;
  /** Address of the files of this branch, with `{path}` for the path: `https://github.com/acme/shop/blob/main/{path}`. */
  files: string;
}

/** A path could leave its folder by these, written plainly or encoded; file names do without. */
const TRAVERSAL = /\.\.|\\|%(2e|2f|5c|25|[01][0-9a-f]|7f)|\p{Cc}/iu;

/** Addresses name rows of a database: PostgreSQL takes no more than 2,700 bytes in an index. */
const MAX_ADDRESS = 1_024;

/** How hosts write addresses of files: repository, branch, path. */
const SHAPES = [
  // Gitea and Forgejo
  /^(\/[^/]+\/[^/]+)(\/src\/(?:branch|tag|commit)\/[^/]+\/)(.+)$/,
  // Bitbucket Cloud
  /^(\/[^/]+\/[^/]+)(\/src\/[^/]+\/)(.+)$/,
  // Bitbucket Server
  /^(\/(?:projects|users)\/[^/]+\/repos\/[^/]+)(\/browse\/)(.+)$/,
  // GitHub, and GitLab, whose groups nest
  /^((?:\/[^/]+){2,}?)(\/(?:-\/)?(?:blob|tree|raw|edit)\/[^/]+\/)(.+)$/,
];

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** Azure DevOps has the path among the parameters. */
function placeInAzure(url: URL): RepositoryPlace | undefined {
  const written = url.searchParams.get('path');
  const path = written?.replace(/^\/+/, '');
  if (!path || !/\/_git\/[^/]+$/.test(url.pathname)) return undefined;
  const version = url.searchParams.get('version');
  const repository = `${url.origin}${url.pathname}`;
  return {
    repository,
    path,
    files: `${repository}?path=/{path}${
      version ? `&version=${encodeURIComponent(version)}` : ''
    }`,
  };
}

/** Bitbucket Server has the branch among the parameters. What else stands there says nothing about the repository. */
function branchParameter(view: string, { searchParams }: URL): string {
  const at = view === '/browse/' && searchParams.get('at');
  return at ? `?at=${encodeURIComponent(at)}` : '';
}

/**
 * Reads the place of a descriptor from the location the catalog read it from. Only addresses of the common hosts are
 * known; a branch with a slash is taken for a branch and a folder. Anything that might lead out of the repository has no
 * place.
 *
 * @param location - with its type: `url:https://github.com/acme/shop/blob/main/catalog-info.yaml`
 * @public
 */
export function readRepositoryPlace(
  location: string | undefined,
): RepositoryPlace | undefined {
  if (!location?.startsWith('url:')) return undefined;
  const place = placeIn(location);
  const lengths = [location, place?.files ?? ''].map(each => each.length);
  return Math.max(...lengths) <= MAX_ADDRESS ? place : undefined;
}

function placeIn(location: string): RepositoryPlace | undefined {
  const address = location.slice('url:'.length);
  const url = webAddress(address);
  if (!url || url.username || url.password) return undefined;
  if (url.searchParams.has('path')) {
    const place = placeInAzure(url);
    return place && !TRAVERSAL.test(place.path) ? place : undefined;
  }
  if (TRAVERSAL.test(address)) return undefined;
  for (const shape of SHAPES) {
    const [, name, branch, rest] = shape.exec(url.pathname) ?? [];
    const path = rest && decoded(rest);
    if (path && !path.endsWith('/')) {
      const repository = `${url.origin}${name}`;
      // The same file, whichever of its views was registered.
      const view = branch.replace(/^(\/-)?\/(tree|raw|edit)\//, '$1/blob/');
      return {
        repository,
        path,
        files: `${repository}${view}{path}${branchParameter(view, url)}`,
      };
    }
  }
  return undefined;
}
