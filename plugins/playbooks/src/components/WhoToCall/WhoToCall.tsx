import { OnCallBadge } from '@callboard/backstage-plugin-oncall-react';
import { safeHref, useTexts } from '@internal/frontend-kit';
import { useFirstOnCall } from '../../hooks/useFirstOnCall';
import { playbooksTranslationRef } from '../../translation';
import styles from './WhoToCall.module.css';

/** Addresses are data of the catalog, or of another system. */
const isReachable = (href: string) =>
  /^tel:\+?[\d().\s-]{3,40}$/.test(href) || safeHref(href) !== undefined;

/** Who is called for what the page is about. Nothing in a portal without the on-call plugin. */
export function WhoToCall({ entityRef }: { entityRef: string }) {
  const { t } = useTexts(playbooksTranslationRef);
  const { isInstalled, person, isStandIn } = useFirstOnCall(entityRef);
  if (!isInstalled) return null;
  const channels = person?.channels ?? [];
  return (
    <section aria-label={t('page.call')} className={styles.call}>
      <strong>{t('page.call')}</strong>
      <span className={styles.onScreen}>
        <OnCallBadge entity={entityRef} />
      </span>
      <span className={styles.onPaper}>
        <OnCallBadge entity={entityRef} plain />
      </span>
      {isStandIn && <span>{person?.title}</span>}
      {channels.slice(0, 2).map(({ href, label, kind }) =>
        href && isReachable(href) ? (
          <a
            key={href}
            href={href}
            target="_blank"
            rel="noopener noreferrer"
            className={styles.reach}
          >
            {kind === 'phone' ? t('page.callPhone', { number: label }) : label}
          </a>
        ) : null,
      )}
    </section>
  );
}
