import { VisuallyHidden } from '@backstage/ui';
import { useTexts } from '@internal/frontend-kit';
import { webHref } from '../../lib/webHref';
import { alertsTranslationRef } from '../../translation';
import styles from './OutsideLink.module.css';

/** Leads to what a sender names, in a tab of its own, with the host it leads to; an address of anything but the web stays text. */
export function OutsideLink(props: { href: string; label?: string }) {
  const { href, label } = props;
  const { t } = useTexts(alertsTranslationRef);
  const target = webHref(href);
  const name = label?.trim();
  if (!target) {
    return <span>{name ? t('alert.link.text', { name, href }) : href}</span>;
  }
  const { host } = new URL(target);
  return (
    <span>
      <a
        className={styles.link}
        href={target}
        target="_blank"
        rel="noopener noreferrer"
      >
        {name || target}
        {'\u00a0'}
        <span aria-hidden="true">↗</span>
        <VisuallyHidden>, {t('alert.link.opens')}</VisuallyHidden>
      </a>
      {name && <span className={styles.host}> {host}</span>}
    </span>
  );
}
