import type { ReactNode } from 'react';
import { VisuallyHidden } from '@backstage/ui';
import { safeHref, useTexts } from '@internal/frontend-kit';
import { buildHealthTranslationRef } from '../../translation';
import styles from './OutsideLink.module.css';

/** Leads to a page of a provider, in a tab of its own; text alone where it has none, or one that is not to be followed. */
export function OutsideLink(props: {
  href: string | undefined;
  /** Says more than the text, to those who do not see what stands around it. */
  label?: string;
  children: ReactNode;
}) {
  const { href, label, children } = props;
  const { t } = useTexts(buildHealthTranslationRef);
  const target = safeHref(href);
  if (!target?.startsWith('http')) return <>{children}</>;
  return (
    <a
      className={styles.link}
      href={target}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={label && `${label}, ${t('build.opens')}`}
    >
      {/* The arrow is on the line of the last word. */}
      {children}
      {'\u00a0'}
      <span aria-hidden="true">↗</span>
      <VisuallyHidden>, {t('build.opens')}</VisuallyHidden>
    </a>
  );
}
