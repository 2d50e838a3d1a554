import { Navigate, useParams, useSearchParams } from 'react-router-dom';
import { useTexts } from '@internal/frontend-kit';
import { Container, Header, Text } from '@backstage/ui';
import type {
  AlertAnswer,
  FiringAlert,
} from '@callboard/backstage-plugin-playbooks-common';
import { usePagePath } from '../../hooks/usePagePath';
import { useFoundPlaybooks } from '../../hooks/usePlaybooks';
import { alertNamed } from '../../lib/pagePaths';
import { playbooksTranslationRef } from '../../translation';
import { AlertAnswerView } from '../AlertAnswerView';
import { BackendState } from '../BackendState';
import styles from './AlertPage.module.css';

function Found(props: {
  answer: AlertAnswer;
  alert: FiringAlert;
  isChoice: boolean;
}) {
  const { answer, alert, isChoice } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const path = usePagePath();
  const [first] = answer.matches;
  // Another system's page is a tap away: nobody is sent out of the portal unasked.
  if (first?.playbook.kind === 'page' && !isChoice) {
    const others = answer.matches.length - 1;
    return (
      <Navigate to={path.filled(first, alert)} state={{ others }} replace />
    );
  }
  return (
    <>
      <Header
        title={t('finding.title', { alert: alert.labels.alertname ?? '' })}
      />
      <Container className={styles.content}>
        {answer.matches.length > 1 && <Text as="p">{t('finding.many')}</Text>}
        <AlertAnswerView answer={answer} alert={alert} />
      </Container>
    </>
  );
}

/** Leads from the name of an alert, for ever, to its page, filled with the labels of the address; or says who owns the alert. */
export function AlertPage() {
  const { alert: name = '' } = useParams();
  const [params] = useSearchParams();
  const { t } = useTexts(playbooksTranslationRef);
  const alert = alertNamed(name, params);
  const query = useFoundPlaybooks(alert);
  return (
    <BackendState
      isAlwaysThere
      query={query}
      subject={t('open.subject')}
      thing={t('open.thing')}
    >
      {answer => (
        <Found answer={answer} alert={alert} isChoice={params.has('choose')} />
      )}
    </BackendState>
  );
}
