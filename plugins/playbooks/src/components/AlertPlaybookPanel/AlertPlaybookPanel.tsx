import { useMemo } from 'react';
import { Button } from '@backstage/ui';
import {
  errorReason,
  errorStatus,
  KitRoot,
  SkeletonLines,
  StatusText,
  useTexts,
} from '@internal/frontend-kit';
import {
  AlertPanelFrame,
  type AlertPanelProps,
} from '@callboard/backstage-plugin-alerts-react';
import type {
  AlertAnswer,
  FiringAlert,
} from '@callboard/backstage-plugin-playbooks-common';
import { useAlertPlaybook } from '../../hooks/useAlertPlaybook';
import { firedAlert } from '../../lib/firedAlert';
import { playbooksTranslationRef } from '../../translation';
import { FirstCheck } from './FirstCheck';
import { NoPlaybook } from './NoPlaybook';
import { OtherPage } from './OtherPage';
import styles from './AlertPlaybookPanel.module.css';

/** What to do about an alert: the first check of its playbook, filled; without one what is near. On the page of the alert. */
export function AlertPlaybookPanel(props: AlertPanelProps) {
  const { t } = useTexts(playbooksTranslationRef);
  const alert = useMemo(() => firedAlert(props.alert), [props.alert]);
  const query = useAlertPlaybook(alert);
  const { data, error } = query;
  if (data) {
    return (
      <KitRoot>
        <Found answer={data} alert={alert} />
      </KitRoot>
    );
  }
  // A portal without the backend of playbooks has nothing to say here.
  if (errorStatus(error) === 404) return null;
  return (
    <KitRoot>
      <AlertPanelFrame title={t('panel.title')}>
        {error ? <Trouble {...query} /> : <SkeletonLines lines={3} />}
      </AlertPanelFrame>
    </KitRoot>
  );
}

function Found({ answer, alert }: { answer: AlertAnswer; alert: FiringAlert }) {
  const [match] = answer.matches;
  if (!match) return <NoPlaybook answer={answer} alert={alert} />;
  const others = answer.matches.length - 1;
  return answer.page ? (
    <FirstCheck
      // Of another page nothing was asked or typed yet.
      key={answer.page.id}
      playbook={answer.page}
      {...{ match, alert, others }}
    />
  ) : (
    <OtherPage {...{ match, alert, others }} />
  );
}

function Trouble(query: {
  error: Error | null;
  isFetching: boolean;
  refetch: () => unknown;
}) {
  const { t } = useTexts(playbooksTranslationRef);
  if (errorStatus(query.error) === 403) {
    return <StatusText tone="neutral" text={t('panel.forbidden')} />;
  }
  return (
    <div className={styles.acts}>
      <StatusText
        tone="unknown"
        text={t('panel.failed', { reason: errorReason(query.error) })}
      />
      <Button
        variant="tertiary"
        size="small"
        isPending={query.isFetching}
        onPress={() => query.refetch()}
      >
        {t('panel.again')}
      </Button>
    </div>
  );
}
