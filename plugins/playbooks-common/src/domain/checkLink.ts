import type { PlaybookLink } from '../types';

/**
 * How addresses of a site become files of its repository. Without a rule nobody can tell whether a link that is no file is broken.
 *
 * @public
 */
export interface RouteRules {
  /**
   * Folder within the source where links that start with `/` begin: `content`, `source`, or an empty text for the source itself. Absent:
   * nobody knows where they begin.
   */
  root?: string;
  /**
   * `files`: a link is the path of a file. `pages`: `/a/b`, `/a/b/` and `/a/b.html` are `a/b.md`, `a/b/index.md`,
   * `a/b/_index.md`, `a/b/README.md` or their like of other generators, and links of a page stand relative to its address.
   */
  kind: 'files' | 'pages';
}

/**
 * Whether a link leads somewhere.
 *
 * @public
 */
export type LinkState = 'ok' | 'broken' | 'cannot-tell';

/**
 * What is known of the files that links may lead to.
 *
 * @public
 */
export interface LinkSurroundings {
  /** Path of the page in its source. */
  path: string;
  /** Every path of the source, folders left out. */
  files: ReadonlySet<string>;
  /** Anchors of this page. */
  anchors: ReadonlySet<string>;
  /** Anchors of another page of the source; absent where it was not read. */
  anchorsOf?: (path: string) => ReadonlySet<string> | undefined;
  /** Absent: no rule, and only what is a file can be told. */
  routes?: RouteRules;
}

const ENDINGS = [
  '.md',
  '.markdown',
  '.html.md',
  '.html.md.erb',
  '.md.erb',
  '.mdx',
];
const INDEXES = ['index', '_index', 'README', 'readme', 'Readme'];

/** Of a source all pages ask for the same. */
const lowerCase = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>();

function lowerCased(files: ReadonlySet<string>): ReadonlySet<string> {
  const known =
    lowerCase.get(files) ?? new Set([...files].map(file => file.toLowerCase()));
  lowerCase.set(files, known);
  return known;
}

const folders = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>();

/** Folders that hold files, at any depth; that of the source itself is ''. */
function foldersOf(files: ReadonlySet<string>): ReadonlySet<string> {
  const known = folders.get(files) ?? new Set(allFolders(files));
  folders.set(files, known);
  return known;
}

function* allFolders(files: ReadonlySet<string>): Iterable<string> {
  for (const file of files) {
    for (
      let at = file.lastIndexOf('/');
      at > 0;
      at = file.lastIndexOf('/', at - 1)
    ) {
      yield file.slice(0, at);
    }
  }
  yield '';
}

/** `a/b/../c/./d` → `a/c/d`; nothing where it climbs out of the source. */
function normalised(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.length === 0) {
        return undefined;
      }
      parts.pop();
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return parts.join('/');
}

const folderOf = (path: string) => path.split('/').slice(0, -1).join('/');

/** The file that a path may mean, by itself or as a page of a site. */
function fileAt(
  path: string,
  files: ReadonlySet<string>,
  routes: RouteRules | undefined,
): string | undefined {
  if (files.has(path)) {
    return path;
  }
  if (routes?.kind !== 'pages') {
    return undefined;
  }
  const page = path.replace(/\.html?$/, '').replace(/\/$/, '');
  const inside = page === '' ? '' : `${page}/`;
  return [
    ...ENDINGS.map(ending => page + ending),
    ...INDEXES.flatMap(index => ENDINGS.map(ending => inside + index + ending)),
  ].find(candidate => files.has(candidate));
}

/** Paths from the root of the source that a link may mean. */
export function candidatesFor(
  target: string,
  { path, routes }: Pick<LinkSurroundings, 'path' | 'routes'>,
): (string | undefined)[] {
  if (target.startsWith('/')) {
    return [normalised(`${routes?.root ?? ''}/${target}`)];
  }
  const folder = folderOf(path);
  const ownAddress = path.replace(/\.[^/]*$/, '');
  return [
    normalised(`${folder}/${target}`),
    // A page of a site is a folder of its own there: `a/b.md` is `/a/b/`, and `../c` is `/a/c`.
    ...(routes?.kind === 'pages'
      ? [normalised(`${ownAddress}/${target}`)]
      : []),
  ];
}

/**
 * Whether a site may serve the link all the same: an index page under an address without slash at its end, or addresses in
 * lower case. Hosts differ, so that is no yes, and no alarm.
 */
function mayBeServed(
  target: string,
  { path, files, routes }: LinkSurroundings,
  candidates: readonly (string | undefined)[],
): boolean {
  if (routes?.kind !== 'pages') {
    return false;
  }
  const above = normalised(`${folderOf(folderOf(path))}/${target}`);
  return [...candidates, target.startsWith('/') ? undefined : above].some(
    candidate =>
      candidate !== undefined &&
      (fileAt(candidate, files, routes) !== undefined ||
        fileAt(candidate.toLowerCase(), lowerCased(files), routes) !==
          undefined),
  );
}

/** Whether somebody could know that nothing is there: not of what lies outside the source. */
const isKnowable = (
  target: string,
  candidates: readonly (string | undefined)[],
  routes: RouteRules | undefined,
) =>
  routes !== undefined &&
  !candidates.includes(undefined) &&
  (routes.root !== undefined || !target.startsWith('/'));

const decoded = (text: string) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const hasAnchor = (anchors: ReadonlySet<string>, anchor: string) =>
  anchor === '' ||
  anchor === 'top' ||
  anchors.has(anchor) ||
  anchors.has(`user-content-${anchor}`);

/**
 * Whether a link of a page leads somewhere, from what is known without asking the network: `cannot-tell` rather than a false
 * alarm. Addresses of other sites cannot be told here.
 *
 * @public
 */
export function checkLink(
  { target, kind, isBuilt }: Pick<PlaybookLink, 'target' | 'kind' | 'isBuilt'>,
  surroundings: LinkSurroundings,
): LinkState {
  const { anchors, anchorsOf, files, routes } = surroundings;
  if (kind === 'anchor') {
    return hasAnchor(anchors, decoded(target.slice(1))) ? 'ok' : 'broken';
  }
  if (kind === 'absolute' || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(target)) {
    return 'cannot-tell';
  }
  const [, address, anchor = ''] = /^([^?#]*)[^#]*(?:#(.*))?$/s.exec(target)!;
  const path = decoded(address);
  const candidates = candidatesFor(path, surroundings);
  const file = candidates
    .filter(candidate => candidate !== undefined)
    .map(candidate => fileAt(candidate, files, routes))
    .find(found => found !== undefined);
  if (file === undefined) {
    const isFolder =
      routes?.kind === 'files' &&
      candidates.some(one => one !== undefined && foldersOf(files).has(one));
    // Hosts of repositories show folders.
    if (isFolder) return 'ok';
    return !isBuilt &&
      isKnowable(path, candidates, routes) &&
      !mayBeServed(path, surroundings, candidates)
      ? 'broken'
      : 'cannot-tell';
  }
  if (anchor === '') {
    return 'ok';
  }
  const there = anchorsOf?.(file);
  if (!there) {
    return 'cannot-tell';
  }
  if (hasAnchor(there, decoded(anchor))) return 'ok';
  return isBuilt ? 'cannot-tell' : 'broken';
}
