import {
  StatusText,
  type StatusTone,
  useNames,
  useTexts,
} from '@internal/frontend-kit';
import type { Exemption } from '@callboard/backstage-plugin-scorecards-common';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { scorecardsTranslationRef } from '../../translation';
import { ExemptionActs } from '../ExemptionActs';
import { PlaceLink } from '../PlaceLink';
import styles from './EntityExemptions.module.css';

const TONES: Record<Exemption['state'], StatusTone> = {
  requested: 'progress',
  approved: 'neutral',
  refused: 'neutral',
  revoked: 'neutral',
  ended: 'neutral',
};

/** One exemption: of what, how it stands, who asked why, and what the reader may decide. */
export function ExemptionRow(props: {
  exemption: Exemption;
  /** The reader has decided. */
  onDone: () => void;
}) {
  const { exemption, onDone } = props;
  const { title, state, reason, ticket, requestedBy, decidedBy } = exemption;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const nameOf = useNames(
    [requestedBy, decidedBy ?? '', ...exemption.approvers].filter(Boolean),
  );
  const stateText = t(`tab.exemptions.${state}`, {
    names:
      exemption.approvers.map(nameOf).join(', ') ||
      t('explain.exemption.nobody'),
    day: text.day(exemption.until),
  });
  return (
    <li className={styles.row}>
      <div className={styles.stack}>
        <span>
          {title}{' '}
          <StatusText
            tone={TONES[state]}
            text={
              decidedBy
                ? t('tab.exemptions.by', {
                    state: stateText,
                    name: nameOf(decidedBy),
                  })
                : stateText
            }
          />
        </span>
        <span>{reason}</span>
        <span className={styles.quiet}>
          {t('tab.exemptions.asked', {
            name: nameOf(requestedBy),
            day: text.day(exemption.requestedAt),
            until: text.day(exemption.until),
          })}{' '}
          {ticket && <PlaceLink href={ticket}>{ticket}</PlaceLink>}
        </span>
      </div>
      <ExemptionActs exemption={exemption} onDone={onDone} />
    </li>
  );
}
