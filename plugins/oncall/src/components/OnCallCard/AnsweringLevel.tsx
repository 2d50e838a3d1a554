import { useTexts } from '@internal/frontend-kit';
import { RiArrowLeftRightLine } from '@remixicon/react';
import type {
  OnCallLevel,
  OnCallShift,
} from '@callboard/backstage-plugin-oncall-common';
import { useUntilText } from '../../hooks/useUntilText';
import { PersonName } from '../PersonName';
import { ReachButtons } from '../ReachButtons';
import { SourceLine } from '../SourceLine';
import { oncallTranslationRef } from '../../translation';
import styles from './OnCallCard.module.css';

/** Those to call now, until when, and the buttons to do it; of what another system says its age, too. */
export function AnsweringLevel(props: {
  level: OnCallLevel;
  shift: OnCallShift;
}) {
  const { level, schedule, source } = props.level;
  const { people, endsAt, overridden } = props.shift;
  const { t } = useTexts(oncallTranslationRef);
  const { untilWithRest } = useUntilText();
  return (
    <div
      role="group"
      aria-label={t('card.level', { level })}
      className={styles.answering}
      data-stale={source?.stale || undefined}
    >
      {people.map(person => (
        <div key={person.entityRef} className={styles.person}>
          <strong className={styles.big}>
            <PersonName person={person} />
          </strong>
          <ReachButtons person={person} source={source} />
        </div>
      ))}
      <p>
        {untilWithRest(endsAt)}
        {overridden && (
          <span className={styles.quiet}>
            {' '}
            <RiArrowLeftRightLine
              aria-hidden="true"
              className={styles.icon}
            />{' '}
            {t('card.overridden')}
          </span>
        )}
      </p>
      {source && <SourceLine source={source} name={schedule.name} />}
    </div>
  );
}
