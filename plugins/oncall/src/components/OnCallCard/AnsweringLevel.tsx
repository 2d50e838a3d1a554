import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { PersonLink } from '@internal/frontend-kit';
import { RiArrowLeftRightLine } from '@remixicon/react';
import type {
  OnCallLevel,
  OnCallShift,
} from '@callboard/backstage-plugin-oncall-common';
import { useMe } from '../../hooks/useMe';
import { useUntilText } from '../../hooks/useUntilText';
import { ReachButtons } from '../ReachButtons';
import { oncallTranslationRef } from '../../translation';
import styles from './OnCallCard.module.css';

/** Those to call now, until when, and the buttons to do it. */
export function AnsweringLevel(props: {
  level: OnCallLevel;
  shift: OnCallShift;
}) {
  const { people, endsAt, overridden } = props.shift;
  const { t } = useTranslationRef(oncallTranslationRef);
  const { untilWithRest } = useUntilText();
  const me = useMe();
  return (
    <div
      role="group"
      aria-label={t('card.level', { level: props.level.level })}
      className={styles.answering}
    >
      {people.map(person => (
        <div key={person.entityRef} className={styles.person}>
          <strong className={styles.big}>
            <PersonLink
              entityRef={person.entityRef}
              title={person.title}
              left={!person.known}
              you={person.entityRef === me}
            />
          </strong>
          <ReachButtons person={person} />
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
    </div>
  );
}
