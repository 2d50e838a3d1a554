import { PLAYBOOKS_ANNOTATION } from '../annotations';

/** Most pages and folders that one entity names, and most characters of one. */
const MOST = 20;
const LONGEST = 500;

/**
 * What an entity says of its playbooks.
 *
 * @public
 */
export interface EntityPages {
  /** Paths from the folder of its descriptor, without `./`; empty for the folder itself. */
  paths: string[];
  /** Addresses of pages or folders, http or https. */
  addresses: string[];
  /** Its links to runbooks and playbooks, http or https. */
  links: { title: string; url: string }[];
  /** What of the annotation leads nowhere, and how it is mended. */
  problems: string[];
}

const isWebAddress = (text: string) =>
  /^https?:\/\//i.test(text) && text.length <= 2_000 && URL.canParse(text);

const textOf = (value: unknown) =>
  typeof value === 'string' ? value.trim() : '';

/** The path below a folder, or why it is none. Percent signs are refused: what they stand for may climb. */
function ownPath(text: string): { path: string } | { problem: string } {
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) {
    return { problem: 'only http and https addresses, and paths, are read' };
  }
  if (text.startsWith('/') || /[\\%?#\p{Cc}]/u.test(text)) {
    return { problem: 'a path begins at the descriptor: ./playbooks' };
  }
  const parts = text.split('/').filter(part => part !== '' && part !== '.');
  return parts.includes('..')
    ? { problem: 'a path stays in the folder of the descriptor, without ..' }
    : { path: parts.join('/') };
}

/**
 * Whether a link of an entity leads to a runbook: by its title, type or icon.
 *
 * @public
 */
export const isRunbookLink = (link: {
  title?: unknown;
  type?: unknown;
  icon?: unknown;
}): boolean =>
  /\b(?:run|play)[ -]?books?\b/i.test(textOf(link.title)) ||
  [link.type, link.icon].some(value =>
    /^(?:run|play)[ -]?books?$/i.test(textOf(value)),
  );

function readLinks(links: unknown): EntityPages['links'] {
  const found = Array.isArray(links) ? links : [];
  return found
    .filter(link => typeof link === 'object' && link !== null)
    .filter(link => isRunbookLink(link) && isWebAddress(textOf(link.url)))
    .slice(0, MOST)
    .map(link => {
      const { href, hostname } = new URL(textOf(link.url));
      const title = textOf(link.title).slice(0, 200);
      return { title: title || hostname, url: href };
    });
}

/**
 * Reads the annotation `callboard.dev/playbooks` and the links of an entity. Paths may not leave the folder of the descriptor:
 * whoever writes a descriptor may read less than the portal does.
 *
 * @public
 */
export function readEntityPages(metadata: {
  annotations?: Readonly<Record<string, unknown>>;
  links?: unknown;
}): EntityPages {
  const { annotations = {}, links } = metadata;
  const written = Object.hasOwn(annotations, PLAYBOOKS_ANNOTATION)
    ? textOf(annotations[PLAYBOOKS_ANNOTATION])
    : '';
  const parts = written.split(',').map(part => part.trim());
  const named = [...new Set(parts.filter(Boolean))];
  const result: EntityPages = {
    paths: [],
    addresses: [],
    links: readLinks(links),
    problems:
      named.length > MOST
        ? [
            `${PLAYBOOKS_ANNOTATION} names ${named.length} places: the first ${MOST} are read; name a folder instead.`,
          ]
        : [],
  };
  for (const part of named.slice(0, MOST)) {
    const read =
      part.length > LONGEST && !isWebAddress(part)
        ? { problem: `a path has at most ${LONGEST} characters` }
        : ownPath(part);
    if (isWebAddress(part)) result.addresses.push(part);
    else if ('path' in read) result.paths.push(read.path);
    else {
      result.problems.push(
        `${PLAYBOOKS_ANNOTATION}: '${part.slice(0, 100)}' is not read: ${
          read.problem
        }.`,
      );
    }
  }
  return result;
}
