import { useMemo, useState } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ButtonLink, Container, Header, Text } from '@backstage/ui';
import { EmptyBlock } from '@internal/frontend-kit';
import {
  readPastedAlert,
  type AlertAnswer,
  type FiringAlert,
  type FoundPlaybook,
} from '@callboard/backstage-plugin-playbooks-common';
import { usePagePath } from '../../hooks/usePagePath';
import { useFoundPlaybooks } from '../../hooks/usePlaybooks';
import { playbooksTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { PageLink } from '../PageLink';
import styles from './OpenAlert.module.css';

function FoundPage(props: {
  found: FoundPlaybook;
  alert: FiringAlert;
  isFirst: boolean;
  because: string;
}) {
  const { found, alert, isFirst, because } = props;
  const { t } = useTranslationRef(playbooksTranslationRef);
  const path = usePagePath();
  return (
    <li className={styles.found}>
      <span className={styles.title}>
        <strong>{found.playbook.title}</strong>
        <span className={styles.quiet}>
          {[
            found.sectionId && t('open.section', { section: found.sectionId }),
            because,
            found.playbook.path,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      {found.playbook.kind === 'external' ? (
        <PageLink page={found.playbook} />
      ) : (
        <ButtonLink
          href={path.filled(found, alert)}
          variant={isFirst ? 'primary' : 'secondary'}
          aria-label={`${t('open.openPage')}: ${found.playbook.title}`}
        >
          {t('open.openPage')}
        </ButtonLink>
      )}
    </li>
  );
}

function Answer(props: { answer: AlertAnswer; alert: FiringAlert }) {
  const { answer, alert } = props;
  const { t } = useTranslationRef(playbooksTranslationRef);
  const { matches, near } = answer;
  const name = alert.labels.alertname ?? '';
  if (matches.length > 0) {
    return (
      <ul className={styles.list}>
        {matches.map((found, index) => (
          <FoundPage
            key={`${found.playbook.id} ${found.sectionId}`}
            found={found}
            alert={alert}
            isFirst={index === 0}
            because={t(`open.reason.${found.reason}`)}
          />
        ))}
      </ul>
    );
  }
  return (
    <EmptyBlock kind="nothing-yet" title={t('open.missing', { alert: name })}>
      <p>
        {near.length > 0
          ? t('open.missingHint')
          : t('open.missingHintNone', { alert: name })}
      </p>
      {near.length > 0 && (
        <ul className={styles.list}>
          {near.map(found => (
            <FoundPage
              key={`${found.playbook.id} ${found.sectionId}`}
              found={found}
              alert={alert}
              isFirst={false}
              because={found.alert}
            />
          ))}
        </ul>
      )}
    </EmptyBlock>
  );
}

/** A pasted alert leads to its page, filled with its labels. */
export function OpenAlert() {
  const { t } = useTranslationRef(playbooksTranslationRef);
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
            isList
            query={query}
            subject={t('open.subject')}
            thing={t('open.thing')}
          >
            {answer => <Answer answer={answer} alert={alert} />}
          </BackendState>
        )}
      </Container>
    </>
  );
}
