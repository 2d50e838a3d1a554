import { ReactNode, useMemo } from 'react';
import Markdown, { Components, Options } from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { useKitText } from '../../hooks/useKitText';
import { formatCount } from '../../lib/count';
import { safeHref } from '../../lib/safeHref';
import { htmlAsText } from './htmlAsText';
import { markdownSchema } from './schema';
import styles from './SafeMarkdown.module.css';

// About a second of one core at worst; prose of this length takes a tenth of that.
const DEFAULT_LIMIT = 50_000;

/** Properties of {@link SafeMarkdown}. */
export interface SafeMarkdownProps {
  /** Text of unknown origin. */
  markdown: string;
  /** Turns a link as written into an address or a path of the portal; `undefined` leaves plain text. */
  resolveLink?: (href: string) => string | undefined;
  /** Draws an image through a route of ours; without it images are their description. */
  renderImage?: (image: { src: string; alt: string }) => ReactNode;
  /** Characters that are read at most. */
  limit?: number;
}

/** Formats text that others wrote: no HTML, links to http, https and mail only, no images unless a loader is given. */
export function SafeMarkdown(props: SafeMarkdownProps) {
  const { markdown, resolveLink, renderImage, limit = DEFAULT_LIMIT } = props;
  const t = useKitText();
  const cut = markdown.length > limit;
  const text = cut ? markdown.slice(0, limit) : markdown;
  const components = useMemo<Components>(
    () => ({
      ...headings,
      a: ({ href, children }) => (
        <MarkdownLink href={href} resolveLink={resolveLink}>
          {children}
        </MarkdownLink>
      ),
      img: ({ src, alt }) => {
        const address = safeHref(src);
        if (renderImage && address) {
          return <>{renderImage({ src: address, alt: alt ?? '' })}</>;
        }
        const name = alt
          ? t('markdown.imageNamed', { alt })
          : t('markdown.image');
        return <span className={styles.image}>[{name}]</span>;
      },
    }),
    [resolveLink, renderImage, t],
  );
  const formatted = useMemo(() => format(text, components), [text, components]);
  return (
    <div className={styles.markdown}>
      {formatted ?? (
        <>
          <p>{t('markdown.unreadable')}</p>
          <pre>{text}</pre>
        </>
      )}
      {cut && (
        <p className={styles.cut}>
          {t('markdown.cut', { size: formatCount(limit) })}
        </p>
      )}
    </div>
  );
}

// 50 quotes or lists within each other at the start of a line. The parser's time grows with the square of the depth:
// 50,000 quotes hold the tab for many seconds.
const TOO_DEEP = /^(?:[ \t]{0,4}(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])){50}/m;

/** Formatting recurses with the depth of the text; one made to exhaust the stack must not take the page with it. */
function format(children: string, components: Components) {
  if (TOO_DEEP.test(children)) return undefined;
  const options: Options = {
    children,
    components,
    remarkPlugins: [remarkGfm],
    rehypePlugins: [htmlAsText, [rehypeSanitize, markdownSchema]],
  };
  try {
    return Markdown(options);
  } catch {
    return undefined;
  }
}

function MarkdownLink(props: {
  href?: string;
  resolveLink?: (href: string) => string | undefined;
  children?: ReactNode;
}) {
  const { href = '', resolveLink, children } = props;
  const address = safeHref(resolveLink ? resolveLink(href) : href);
  if (!address) return <span>{children}</span>;
  const inPage = address.startsWith('#') || address.startsWith('/');
  return inPage ? (
    <a href={address}>{children}</a>
  ) : (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

// Cards have h3: the headings of a text within one start below.
const headings: Components = {
  h1: ({ children }) => <h4>{children}</h4>,
  h2: ({ children }) => <h5>{children}</h5>,
  h3: ({ children }) => <h6>{children}</h6>,
  h4: ({ children }) => <h6>{children}</h6>,
  h5: ({ children }) => <h6>{children}</h6>,
};
