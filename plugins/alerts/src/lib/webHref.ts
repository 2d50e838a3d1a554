import { safeHref } from '@internal/frontend-kit';

/** The address when it leads to the web. What senders write is followed for nothing else: no mail, no path of this portal. */
export function webHref(written: string | undefined): string | undefined {
  const href = safeHref(written?.trim());
  return href && /^https?:/i.test(href) ? href : undefined;
}
