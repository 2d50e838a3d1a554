import type { AlertLink } from '@callboard/backstage-plugin-alerts-common';

/** Line breaks of all kinds, other control characters, and those that turn the direction of what follows. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu;

/** One line, whatever others wrote, of at most so many characters. */
export function oneLine(text: string, most: number): string {
  const characters = [...text.replace(UNSEEN, ' ').replace(/ +/g, ' ').trim()];
  return characters.length > most
    ? `${characters.slice(0, most - 1).join('')}…`
    : characters.join('');
}

const HTML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that stays text within HTML, in attributes too. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, character => HTML[character]);

/** An address that may become a link; `undefined` for any but those of http and https. */
export function webAddress(written: string): string | undefined {
  if (!URL.canParse(written)) return undefined;
  const url = new URL(written);
  return ['http:', 'https:'].includes(url.protocol) ? url.href : undefined;
}

/** A link, with the host it leads to beside the words of others. */
export interface WebLink {
  label: string;
  url: string;
}

const LABEL = 60;

/** Those that may become links, at most so many. */
export function webLinks(links: readonly AlertLink[], most: number): WebLink[] {
  return links
    .flatMap(({ label, url: written }) => {
      const url = webAddress(written);
      if (url === undefined) return [];
      const { host } = new URL(url);
      const words = oneLine(label, LABEL);
      return [{ label: words === '' ? host : words, url }];
    })
    .slice(0, most);
}
