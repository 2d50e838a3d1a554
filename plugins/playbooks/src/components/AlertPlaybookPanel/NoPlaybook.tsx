import { useTexts } from '@internal/frontend-kit';
import { ButtonLink, Link } from '@backstage/ui';
import { AlertPanelFrame } from '@callboard/backstage-plugin-alerts-react';
import type {
  AlertAnswer,
  FiringAlert,
} from '@callboard/backstage-plugin-playbooks-common';
import { useHomePath } from '../../hooks/useHomePath';
import { playbooksTranslationRef } from '../../translation';
import { PageLink } from '../PageLink';
import styles from './AlertPlaybookPanel.module.css';

/** So many pages that are near fit on a phone. */
const MOST_NEAR = 2;

/** That there is no page, what is near, and how to begin one. */
export function NoPlaybook(props: { answer: AlertAnswer; alert: FiringAlert }) {
  const { answer, alert } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const path = useHomePath();
  const near = answer.near.slice(0, MOST_NEAR);
  return (
    <AlertPanelFrame title={t('panel.title')}>
      <p className={styles.line}>
        {t('panel.missing', { alert: alert.labels.alertname })}
      </p>
      <div className={styles.acts}>
        {near.length > 0 && (
          <>
            <span>{t('panel.near')}</span>
            {near.map(found => (
              <Near
                key={`${found.playbook.id} ${found.sectionId}`}
                {...{ found, alert }}
              />
            ))}
          </>
        )}
        {path && (
          <ButtonLink href={path.draft(alert)} variant="secondary" size="small">
            {t('panel.startDraft')}
          </ButtonLink>
        )}
      </div>
    </AlertPanelFrame>
  );
}

function Near(props: {
  found: AlertAnswer['near'][number];
  alert: FiringAlert;
}) {
  const { found, alert } = props;
  const path = useHomePath();
  return path && found.playbook.kind === 'page' ? (
    <Link href={path.filled(found, alert)}>{found.alert}</Link>
  ) : (
    <PageLink page={found.playbook} />
  );
}
