import { Fragment } from 'react';
import { EntityLink, useTexts } from '@internal/frontend-kit';
import type { OnCallAnswer } from '@callboard/backstage-plugin-oncall-common';
import { ScheduleLink } from '../ScheduleLink';
import { oncallTranslationRef } from '../../translation';
import styles from './OnCallCard.module.css';

/** From the entity to the schedules, a link for each step. */
export function WhyChain({ answer }: { answer: OnCallAnswer }) {
  const { team, via, inheritedFrom, levels } = answer;
  const { t } = useTexts(oncallTranslationRef);
  if (!via || levels.length === 0) return null;
  return (
    <p>
      <span className={styles.quiet}>{t('card.why')}</span>{' '}
      {via === 'annotation' || !team ? (
        t('card.whyAnnotation')
      ) : (
        <>
          <EntityLink entityRef={team.entityRef} title={team.title} />{' '}
          {inheritedFrom
            ? t('card.whyOwnsParent', { parent: inheritedFrom.title })
            : t('card.whyOwns')}
        </>
      )}
      <span aria-hidden="true"> › </span>
      {levels.map(({ schedule, source }, at) => (
        <Fragment key={schedule.id}>
          {at > 0 && ', '}
          {source ? (
            t('source.named', { name: schedule.name, source: source.title })
          ) : (
            <ScheduleLink schedule={schedule} />
          )}
        </Fragment>
      ))}
    </p>
  );
}
