import { parseInstant } from '../evaluation/instant';

/** Start of a day such as `2027-01-01`, UTC, in milliseconds; undefined when there is no such day. */
export const parseDay = (text: string): number | undefined =>
  text.length === 10 ? parseInstant(text) : undefined;

/** A name as ids are written: lower-case words joined by `-`. */
export const isId = (text: string): boolean =>
  text.length <= 100 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text);

/** The id that was most likely meant. */
export const asId = (text: string): string =>
  text
    .slice(0, 100)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]/)
    .filter(Boolean)
    .join('-');

/** Whether a text is the id of a page of a playbook, as its address in the portal has it. */
export const isPage = (text: string): boolean => /^[\w-]{1,100}$/.test(text);

/** Whether a link leads to http(s), or to a path of the portal. */
export function isLink(url: string): boolean {
  if (url.length > 2_000 || /[\p{Cc}\s\\]/u.test(url)) return false;
  if (url.startsWith('/')) return !url.startsWith('//');
  try {
    return (
      ['http:', 'https:'].includes(new URL(url).protocol) &&
      /^https?:\/\//i.test(url)
    );
  } catch {
    return false;
  }
}
