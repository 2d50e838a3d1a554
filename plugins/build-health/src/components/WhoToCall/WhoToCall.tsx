import { useTexts } from '@internal/frontend-kit';
import { OnCallBadge } from '@callboard/backstage-plugin-oncall-react';
import { useChannels } from '../../hooks/useChannels';
import { buildHealthTranslationRef } from '../../translation';
import styles from './WhoToCall.module.css';

/** Ways to reach somebody that a card has room for. */
const MOST = 2;

/** Who is on call for an entity, and how they are reached. Nothing in a portal without the on-call plugin. */
export function WhoToCall({ entityRef }: { entityRef: string }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const { isInstalled, channels } = useChannels(entityRef);
  if (!isInstalled) return null;
  return (
    <section aria-label={t('card.call')} className={styles.call}>
      <strong>{t('card.call')}</strong>
      <OnCallBadge entity={entityRef} />
      {channels.slice(0, MOST).map(({ href, label, kind }) => (
        <a
          key={href}
          href={href}
          target="_blank"
          rel="noopener noreferrer"
          className={styles.reach}
        >
          {kind === 'phone' ? t('card.callPhone', { number: label }) : label}
        </a>
      ))}
    </section>
  );
}
