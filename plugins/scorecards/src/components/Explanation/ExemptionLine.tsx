import { StatusText, useNames, useTexts } from '@internal/frontend-kit';
import type { Exemption } from '@callboard/backstage-plugin-scorecards-common';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { scorecardsTranslationRef } from '../../translation';

/** How a request for an exemption stands; nothing of one that is over. */
export function ExemptionLine({ exemption }: { exemption: Exemption }) {
  const { state, approvers, decidedBy = '', decisionNote, until } = exemption;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const nameOf = useNames([...approvers, decidedBy].filter(Boolean));
  const name = nameOf(decidedBy);
  switch (state) {
    case 'requested':
      return (
        <StatusText
          tone="progress"
          text={t('explain.exemption.asked', {
            names:
              approvers.map(nameOf).join(', ') || t('explain.exemption.nobody'),
          })}
        />
      );
    case 'approved':
      return (
        <StatusText
          tone="neutral"
          text={t('explain.exemption.approved', { day: text.day(until), name })}
        />
      );
    case 'refused':
      return (
        <StatusText
          tone="warn"
          text={
            decisionNote
              ? t('explain.exemption.refusedNote', { name, note: decisionNote })
              : t('explain.exemption.refused', { name })
          }
        />
      );
    default:
      return null;
  }
}
