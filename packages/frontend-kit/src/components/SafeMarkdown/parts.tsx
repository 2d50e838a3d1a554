import { ReactNode } from 'react';
import type { Components } from 'react-markdown';
import { safeHref } from '../../lib/safeHref';

/**
 * A link as far as its address is one we follow, else its text. Places on this page and in this portal are links only
 * by word of the resolver: the text does not know them.
 */
export function MarkdownLink(props: {
  href?: string;
  resolveLink?: (href: string) => string | undefined;
  children?: ReactNode;
}) {
  const { href = '', resolveLink, children } = props;
  const address = safeHref(resolveLink ? resolveLink(href) : href);
  if (!address) return <span>{children}</span>;
  const here = /^[#/]/.test(address);
  if (here && !resolveLink) return <span>{children}</span>;
  return here ? (
    <a href={address}>{children}</a>
  ) : (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

const LOWEST = 6;

/** The headings of a text, the highest one at a level. */
const headingsFrom = (top: number): Components =>
  Object.fromEntries(
    [1, 2, 3, 4, 5, 6].map(level => {
      const Heading = `h${Math.min(LOWEST, top + level - 1)}` as 'h6';
      return [
        `h${level}`,
        ({ children }: { children?: ReactNode }) => (
          <Heading>{children}</Heading>
        ),
      ];
    }),
  );

/** Cards have h3, and pages h2: the headings of a text within one start below. */
export const headings: Record<'card' | 'page', Components> = {
  card: headingsFrom(4),
  page: headingsFrom(3),
};
