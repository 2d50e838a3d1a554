import { ButtonLink } from '@backstage/ui';
import { EmptyBlock, TeamLink, useTexts } from '@internal/frontend-kit';
import type {
  AlertAnswer,
  AlertOwner,
  FiringAlert,
  FoundPlaybook,
} from '@callboard/backstage-plugin-playbooks-common';
import { usePagePath } from '../../hooks/usePagePath';
import { playbooksTranslationRef } from '../../translation';
import { PageLink } from '../PageLink';
import styles from './AlertAnswerView.module.css';

function FoundPage(props: {
  found: FoundPlaybook;
  alert: FiringAlert;
  isFirst: boolean;
  because: string;
}) {
  const { found, alert, isFirst, because } = props;
  const { t } = useTexts(playbooksTranslationRef);
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

function Owner({ owner }: { owner: AlertOwner | undefined }) {
  const { t } = useTexts(playbooksTranslationRef);
  if (!owner) return <p>{t('finding.noOwner')}</p>;
  const { entityRef, title, label, service } = owner;
  return (
    <p className={styles.owner}>
      {t('finding.owner')}
      <TeamLink entityRef={entityRef} title={title} />
      {service
        ? t('finding.byService', { service: service.title, label })
        : t('finding.byLabel', { label })}
    </p>
  );
}

function Miss({ answer, alert }: { answer: AlertAnswer; alert: FiringAlert }) {
  const { t } = useTexts(playbooksTranslationRef);
  const path = usePagePath();
  const { near, owner } = answer;
  return (
    <EmptyBlock
      kind="nothing-yet"
      title={t('finding.missing', { alert: alert.labels.alertname ?? '' })}
      actions={
        <ButtonLink
          className={styles.start}
          href={path.draft(alert)}
          variant="primary"
        >
          {t('finding.startDraft')}
        </ButtonLink>
      }
    >
      <Owner owner={owner} />
      <p>{t(near.length > 0 ? 'finding.near' : 'finding.nearNone')}</p>
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

/** The pages that answer an alert; without one who owns it, what is near, and how to begin a page. */
export function AlertAnswerView(props: {
  answer: AlertAnswer;
  alert: FiringAlert;
}) {
  const { answer, alert } = props;
  const { t } = useTexts(playbooksTranslationRef);
  if (answer.matches.length === 0) return <Miss {...props} />;
  return (
    <ul className={styles.list}>
      {answer.matches.map((found, index) => (
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
