import { Text } from '@backstage/ui';
import { useTexts } from '@internal/frontend-kit';
import type { AlertDetail } from '@callboard/backstage-plugin-alerts-common';
import { alertsTranslationRef } from '../../translation';
import { OutsideLink } from '../OutsideLink';
import { Part } from './Part';
import styles from './AlertPage.module.css';

/** Where the source sends people; what is no address of the web stays text. */
export function Links({ alert }: { alert: AlertDetail }) {
  const { t } = useTexts(alertsTranslationRef);
  const { links } = alert;
  if (links.length === 0) return null;
  return (
    <Part label={t('alert.link.title')}>
      <Text as="h3" variant="title-x-small" weight="bold">
        {t('alert.link.title')}
      </Text>
      <ul className={styles.plain}>
        {links.map(({ label, url }, index) => (
          <li key={index}>
            <OutsideLink href={url} label={label} />
          </li>
        ))}
      </ul>
    </Part>
  );
}
