const PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);
const HERE = 'https://portal.invalid';

/**
 * The address when it is a link we follow: http, https, mailto, a fragment, or a path of this portal. Everything else
 * is `undefined`. The browser's own parser decides, after it dropped control characters as a browser does.
 */
export function safeHref(href: string | undefined): string | undefined {
  if (!href) return undefined;
  if (/^#[^\s]*$/.test(href)) return href;
  try {
    if (href.startsWith('/')) {
      // A browser drops tabs and turns backslashes: "/<tab>/host" leads to another host.
      return new URL(href, HERE).origin === HERE ? href : undefined;
    }
    return PROTOCOLS.has(new URL(href).protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}
