import { useMemo, useState } from 'react';
import { useTexts } from '@internal/frontend-kit';
import { Container, Header, Text } from '@backstage/ui';
import { readPastedAlert } from '@callboard/backstage-plugin-playbooks-common';
import { useFoundPlaybooks } from '../../hooks/usePlaybooks';
import { playbooksTranslationRef } from '../../translation';
import { AlertAnswerView } from '../AlertAnswerView';
import { BackendState } from '../BackendState';
import styles from './OpenAlert.module.css';

/** A pasted alert leads to its page, filled with its labels. */
export function OpenAlert() {
  const { t } = useTexts(playbooksTranslationRef);
  const [text, setText] = useState('');
  const read = useMemo(() => readPastedAlert(text), [text]);
  const alerts = 'alerts' in read ? read.alerts : [];
  const [alert] = alerts;
  const query = useFoundPlaybooks(alert);
  const counts = alert && {
    alert: alert.labels.alertname ?? '',
    labels: `${Object.keys(alert.labels).length}`,
  };
  return (
    <>
      <Header title={t('open.title')} />
      <Container className={styles.content}>
        <label htmlFor="playbooks-pasted" className={styles.label}>
          {t('open.field')}
        </label>
        <textarea
          id="playbooks-pasted"
          className={styles.field}
          rows={8}
          value={text}
          spellCheck={false}
          aria-describedby="playbooks-pasted-hint playbooks-pasted-state"
          onChange={event => setText(event.target.value)}
        />
        <p id="playbooks-pasted-hint" className={styles.quiet}>
          {t('open.hint')}
        </p>
        <Text as="p" id="playbooks-pasted-state" role="status">
          {text !== '' && 'problem' in read && read.problem}
          {counts &&
            (alerts.length > 1
              ? t('open.foundMany', { ...counts, alerts: `${alerts.length}` })
              : t('open.found', counts))}
        </Text>
        {alert && (
          <BackendState
            isAlwaysThere
            query={query}
            subject={t('open.subject')}
            thing={t('open.thing')}
          >
            {answer => <AlertAnswerView answer={answer} alert={alert} />}
          </BackendState>
        )}
      </Container>
    </>
  );
}
