import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  OnCallBadge,
  useOnCall,
} from '@callboard/backstage-plugin-oncall-react';
import { safeHref } from '@internal/frontend-kit';
import { firstOnCall } from '../../lib/onCallValues';
import { playbooksTranslationRef } from '../../translation';
import styles from './WhoToCall.module.css';

/** Addresses are data of the catalog, or of another system. */
const isReachable = (href: string) =>
  /^tel:\+?[\d().\s-]{3,40}$/.test(href) || safeHref(href) !== undefined;

/** Who is called for what the page is about. Nothing in a portal without the on-call plugin. */
export function WhoToCall({ entityRef }: { entityRef: string }) {
  const { t } = useTranslationRef(playbooksTranslationRef);
  const { isInstalled, data } = useOnCall(entityRef);
  if (!isInstalled) return null;
  const channels = firstOnCall(data?.item)?.channels ?? [];
  return (
    <section aria-label={t('page.call')} className={styles.call}>
      <strong>{t('page.call')}</strong>
      <OnCallBadge entity={entityRef} />
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
