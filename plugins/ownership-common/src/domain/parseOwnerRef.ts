import { isEmailAddress } from './emailAddress';

/**
 * What `spec.owner` turned out to be.
 *
 * @public
 */
export type ParsedOwner =
  | { type: 'none' }
  | { type: 'ref'; entityRef: string; kind: string }
  | { type: 'email'; email: string; entityRef: string }
  | { type: 'unparsable'; problem: string; nearest?: string };

// The name rule of the catalog: 1 to 63 letters and digits, with - _ . between them.
const NAME = /^[a-z0-9](?:[a-z0-9_.-]{0,61}[a-z0-9])?$/i;
const SHOWN = 120;

/** The nearest valid name, or nothing when no letter is left. */
function toName(text: string): string | undefined {
  const name = text
    .slice(0, 63)
    .replace(/[^a-z0-9_.-]+/gi, '-')
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/gi, '')
    .toLowerCase();
  return name || undefined;
}

function unparsable(written: string, problem: string): ParsedOwner {
  const name = toName(written.replace(/^\s*(group|user)\s*:/i, ''));
  return { type: 'unparsable', problem, nearest: name && `group:${name}` };
}

/** A sentence for the first thing that is wrong in a part of the reference, with its position counted from 1. */
function problemOf(what: string, part: string, offset: number) {
  if (part === '') return `the ${what} at position ${offset + 1} is empty`;
  if (part.length > 63) return `the ${what} is longer than 63 characters`;
  const at = part.search(/[^a-z0-9_.-]/i);
  if (at >= 0) {
    const sign = part[at] === ' ' ? 'a space' : `“${part[at]}”`;
    return `${sign} at position ${offset + at + 1} is not allowed in a ${what}`;
  }
  return `the ${what} at position ${
    offset + 1
  } must start and end with a letter or digit`;
}

/**
 * Reads `spec.owner` in every style that real catalogs use: `name`, `group:name`, `group:ns/name`, `ns/name`,
 * `user:name`, an e-mail address, nothing at all. A name without a kind is a group in the namespace of the entity,
 * as in the catalog itself.
 *
 * @param written - the raw value of `spec.owner`, of any type
 * @param namespace - namespace of the entity that carries it
 * @public
 */
export function parseOwnerRef(
  written: unknown,
  namespace: string = 'default',
): ParsedOwner {
  if (written === undefined || written === null) return { type: 'none' };
  if (typeof written !== 'string') {
    const type = typeof written;
    const article = type === 'object' ? 'an' : 'a';
    const kind = Array.isArray(written) ? 'a list' : `${article} ${type}`;
    return unparsable('', `it is ${kind}, not a text`);
  }
  const text = written.trim();
  if (text === '') return { type: 'none' };
  if (text.length > 400) {
    return unparsable(text.slice(0, SHOWN), 'it is longer than 400 characters');
  }

  const bare = text.replace(/^(?:group|user):(?:[^/:@]+\/)?/i, '');
  if (isEmailAddress(bare)) {
    const kind = /^user:/i.test(text) ? 'user' : 'group';
    return {
      type: 'email',
      email: bare,
      entityRef: `${kind}:${namespace}/${bare}`.toLowerCase(),
    };
  }

  const colon = text.indexOf(':');
  const slash = text.indexOf('/', colon + 1);
  const kind = colon >= 0 ? text.slice(0, colon) : 'group';
  const space = slash >= 0 ? text.slice(colon + 1, slash) : namespace;
  const name = text.slice(Math.max(colon, slash) + 1);
  const parts = [
    { what: 'kind', part: kind, offset: 0 },
    { what: 'namespace', part: space, offset: colon + 1 },
    { what: 'name', part: name, offset: Math.max(colon, slash) + 1 },
  ];
  for (const { what, part, offset } of parts) {
    if (!NAME.test(part)) {
      return unparsable(text, problemOf(what, part, offset));
    }
  }
  return {
    type: 'ref',
    kind: kind.toLowerCase(),
    entityRef: `${kind}:${space}/${name}`.toLowerCase(),
  };
}
