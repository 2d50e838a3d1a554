import { useTexts } from '@internal/frontend-kit';
import { Link } from '@backstage/ui';
import { AlertPanelFrame } from '@callboard/backstage-plugin-alerts-react';
import type {
  FiringAlert,
  FoundPlaybook,
} from '@callboard/backstage-plugin-playbooks-common';
import { useHomePath } from '../../hooks/useHomePath';
import { playbooksTranslationRef } from '../../translation';
import { PageLink } from '../PageLink';
import styles from './AlertPlaybookPanel.module.css';

/** A page of another system: it has an address, and no steps here. */
export function OtherPage(props: {
  match: FoundPlaybook;
  alert: FiringAlert;
  others: number;
}) {
  const { match, alert, others } = props;
  const { t } = useTexts(playbooksTranslationRef);
  return (
    <AlertPanelFrame title={t('panel.title')}>
      <div className={styles.acts}>
        <PageLink page={match.playbook} />
        <Others alert={alert} count={others} />
      </div>
    </AlertPanelFrame>
  );
}

/** Leads to all pages that answer the alert. */
export function Others({
  alert,
  count,
}: {
  alert: FiringAlert;
  count: number;
}) {
  const { t } = useTexts(playbooksTranslationRef);
  const path = useHomePath();
  return path && count > 0 ? (
    <Link
      href={path.choice(alert)}
      aria-label={`${t('panel.others', { count })}: ${t('finding.others', {
        count,
      })}`}
    >
      {t('panel.others', { count })}
    </Link>
  ) : null;
}
