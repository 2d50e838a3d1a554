import type { ReactNode } from 'react';
import { Link, VisuallyHidden } from '@backstage/ui';
import { safeHref, useTexts } from '@internal/frontend-kit';
import { scorecardsTranslationRef } from '../../translation';
import styles from './PlaceLink.module.css';

/** Leads to a place of the portal, or to one elsewhere in a tab of its own; text alone where the address is not to be followed. */
export function PlaceLink(props: {
  href: string | undefined;
  children: ReactNode;
}) {
  const { href, children } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const target = safeHref(href);
  if (target?.startsWith('/')) return <Link href={target}>{children}</Link>;
  if (!target?.startsWith('http')) return <>{children}</>;
  return (
    <a
      className={styles.link}
      href={target}
      target="_blank"
      rel="noopener noreferrer"
    >
      {/* The arrow is on the line of the last word. */}
      {children}
      {'\u00a0'}
      <span aria-hidden="true">↗</span>
      <VisuallyHidden>, {t('state.opens')}</VisuallyHidden>
    </a>
  );
}
