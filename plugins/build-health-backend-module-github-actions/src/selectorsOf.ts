import type { PipelineSelector } from '@callboard/backstage-plugin-build-health-node';

/** The key that catalogs have, of the plugin for GitHub Actions. */
const PROJECT_SLUG = 'github.com/project-slug';

/** Neither part is `.` or `..`, which would lead elsewhere in an address. GitHub allows 39 and 100 characters. */
const SLUG = /^(?!\.{1,2}\/)[\w.-]{1,100}\/(?!\.{1,2}$)[\w.-]{1,100}$/;
/** An entity of more repositories is none of ours: each one is asked for. */
const MOST = 100;

/** Repositories that an annotation names, `owner/name`, divided by commas or spaces. What is no slug names nothing. */
function slugsOf(annotations: Readonly<Record<string, string>>): string[] {
  const written: unknown = annotations[PROJECT_SLUG];
  const slugs =
    typeof written === 'string' ? written.toLowerCase().split(/[\s,]+/) : [];
  return [...new Set(slugs)].filter(slug => SLUG.test(slug)).slice(0, MOST);
}

/** Where the catalog has read the entity, the first of these that it says. */
const LOCATIONS = [
  'backstage.io/source-location',
  'backstage.io/managed-by-location',
];

function hostOf(location: string | undefined): string | undefined {
  const address = location?.replace(/^url:/, '');
  return address && URL.canParse(address) ? new URL(address).host : undefined;
}

/** Slugs do not name their host: one of an entity whose source is at another host is of that one. */
export function isElsewhere(
  annotations: Readonly<Record<string, string>>,
  host: string,
): boolean {
  const written = LOCATIONS.map(name => hostOf(annotations[name])).find(
    found => found !== undefined && found !== '',
  );
  return written !== undefined && written !== host;
}

/** Repositories of a host that an entity names, which the host can be asked for. */
export const scopesOf = (
  annotations: Readonly<Record<string, string>>,
  host: string,
): string[] => (isElsewhere(annotations, host) ? [] : slugsOf(annotations));

/** Pipelines of those repositories. */
export const selectorsOf = (
  annotations: Readonly<Record<string, string>>,
  host: string,
): PipelineSelector[] =>
  scopesOf(annotations, host).map(repository => ({ repository }));

/**
 * The repository whose workflows a page shows: `https://github.com/owner/name/actions`, or one below that. A page of a single workflow
 * names it by its file, and several files may be one workflow over the years: all of the repository count.
 */
export function selectorsOfLink(
  { host, pathname }: URL,
  ownHost: string,
): { repository: string }[] {
  const [, owner, name, page] = pathname.toLowerCase().split('/');
  const repository = `${owner}/${name}`;
  const isOurs = host === ownHost && page === 'actions';
  return isOurs && SLUG.test(repository) ? [{ repository }] : [];
}
