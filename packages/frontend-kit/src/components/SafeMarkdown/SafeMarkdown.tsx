import { ReactNode, useMemo } from 'react';
import type { Components } from 'react-markdown';
import { useKitText } from '../../hooks/useKitText';
import { formatCount } from '../../lib/count';
import { safeHref } from '../../lib/safeHref';
import { format } from './format';
import { headings, MarkdownLink } from './parts';
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
  /** What it stands in, whose heading those of the text are below; a card when absent. */
  within?: 'card' | 'page';
  /** Characters that are read at most. */
  limit?: number;
}

/** Formats text that others wrote: no HTML, links to http, https and mail only, no images unless a loader is given. */
export function SafeMarkdown(props: SafeMarkdownProps) {
  const { markdown, resolveLink, renderImage } = props;
  const { within = 'card', limit = DEFAULT_LIMIT } = props;
  const t = useKitText();
  const cut = markdown.length > limit;
  const text = cut ? markdown.slice(0, limit) : markdown;
  const components = useMemo<Components>(
    () => ({
      ...headings[within],
      a: ({ href, children }) => (
        <MarkdownLink href={href} resolveLink={resolveLink}>
          {children}
        </MarkdownLink>
      ),
      input: ({ checked }) => (
        <input
          type="checkbox"
          disabled
          checked={Boolean(checked)}
          aria-label={t(checked ? 'markdown.done' : 'markdown.open')}
        />
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
    [within, resolveLink, renderImage, t],
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
