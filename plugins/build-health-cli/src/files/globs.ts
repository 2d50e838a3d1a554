import { printable } from '../printable';
import { wrongArguments } from '../Problem';

const MAGIC = /[*?[{]/;
/** `{a,b}{c,d}…` grows with each pair. */
const MOST_ALTERNATIVES = 1_000;

/** Whether a part of a pattern stands for several names. */
export const isPattern = (written: string): boolean => MAGIC.test(written);

/** `a{b,c}` is `ab` and `ac`; braces without a comma, or without an end, are themselves. */
export function alternativesOf(pattern: string): string[] {
  const open = [pattern];
  const found: string[] = [];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const [whole, inside] = /\{([^{}]*,[^{}]*)\}/.exec(one) ?? [];
    if (whole === undefined) {
      found.push(one);
    } else {
      const before = one.slice(0, one.indexOf(whole));
      const after = one.slice(one.indexOf(whole) + whole.length);
      open.push(...inside.split(',').map(each => before + each + after));
    }
    if (open.length + found.length > MOST_ALTERNATIVES) {
      throw wrongArguments(
        `${printable(
          pattern,
        )}: its braces stand for more than ${MOST_ALTERNATIVES} patterns`,
      );
    }
  }
  return [...new Set(found)];
}

const escaped = (sign: string) => sign.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Whether names match one part of a pattern. A hidden name is matched only by what begins with a dot. */
export function nameMatcher(part: string): (name: string) => boolean {
  let source = part.startsWith('.') ? '' : '(?!\\.)';
  for (let i = 0; i < part.length; i++) {
    const [set, not, inside] =
      /^\[([!^]?)([^\]/]+)\]/.exec(part.slice(i)) ?? [];
    if (set) {
      const signs = inside.replace(/[\\^[\]]/g, '\\$&');
      source += `[${not ? '^' : ''}${signs}]`;
      i += set.length - 1;
    } else if (part[i] === '*') {
      // Several stars in a row are one: two quantifiers in a row take for ever.
      if (part[i - 1] !== '*') source += '.*';
    } else {
      source += part[i] === '?' ? '.' : escaped(part[i]);
    }
  }
  const pattern = new RegExp(`^${source}$`, 'su');
  return name => pattern.test(name);
}
