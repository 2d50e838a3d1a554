const PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);

/**
 * The address when it is a link we follow: http, https, mailto, a fragment, or a path of this portal. Everything else
 * is `undefined`. The browser's own parser decides, after it dropped control characters as a browser does.
 */
export function safeHref(href: string | undefined): string | undefined {
  if (!href) return undefined;
  if (/^#[^\s]*$/.test(href)) return href;
  if (/^\/(?![/\\])[^\\]*$/.test(href)) return href;
  try {
    return PROTOCOLS.has(new URL(href).protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}
