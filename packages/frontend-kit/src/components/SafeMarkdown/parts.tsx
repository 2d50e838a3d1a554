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

/** Cards have h3: the headings of a text within one start below. */
export const headings: Components = {
  h1: ({ children }) => <h4>{children}</h4>,
  h2: ({ children }) => <h5>{children}</h5>,
  h3: ({ children }) => <h6>{children}</h6>,
  h4: ({ children }) => <h6>{children}</h6>,
  h5: ({ children }) => <h6>{children}</h6>,
};
