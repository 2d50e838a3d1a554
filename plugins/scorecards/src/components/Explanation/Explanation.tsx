import { useState } from 'react';
import { EntityLink, SkeletonLines, useTexts } from '@internal/frontend-kit';
import type { CheckExplanation } from '@callboard/backstage-plugin-scorecards-common';
import { useExplanation } from '../../hooks/useExplanation';
import type { OpenCheck } from '../../lib/openCheck';
import { scorecardsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { CheckStateText } from '../CheckState';
import { Acts } from './Acts';
import { Background } from './Background';
import { ExemptionForm } from './ExemptionForm';
import { ExemptionLine } from './ExemptionLine';
import { Findings } from './Findings';
import { Remedy } from './Remedy';
import styles from './Explanation.module.css';

/** Why a check says what it says of a service: wanted, actual, from where, what changed, and what to do. */
export function Explanation(open: Required<OpenCheck>) {
  const { t } = useTexts(scorecardsTranslationRef);
  const query = useExplanation(open);
  return (
    <BackendState
      query={query}
      subject={t('explain.subject')}
      thing={t('explain.thing')}
      skeleton={<SkeletonLines lines={10} lineHeight={24} />}
    >
      {explanation => <Details explanation={explanation} />}
    </BackendState>
  );
}

function Details({ explanation }: { explanation: CheckExplanation }) {
  const { result, exemption } = explanation;
  const [form, setForm] = useState<'open' | 'closed'>();
  return (
    <div className={styles.details}>
      <Head explanation={explanation} />
      <Findings explanation={explanation} />
      {result.state !== 'error' && <Remedy explanation={explanation} />}
      {exemption && <ExemptionLine exemption={exemption} />}
      {form === 'open' ? (
        <ExemptionForm
          explanation={explanation}
          onClose={() => setForm('closed')}
        />
      ) : (
        <Acts
          explanation={explanation}
          hasFocus={form === 'closed'}
          onAsk={() => setForm('open')}
        />
      )}
      <Background explanation={explanation} />
    </div>
  );
}

/** The state, since when, of what, and for which level it is needed. */
function Head({ explanation }: { explanation: CheckExplanation }) {
  const { result, scorecard, levelTitle, entityRef, entityTitle } = explanation;
  const { t } = useTexts(scorecardsTranslationRef);
  return (
    <div className={styles.stack}>
      <CheckStateText result={result} hasSince />
      <EntityLink entityRef={entityRef} title={entityTitle} />
      <span className={styles.quiet}>
        {levelTitle
          ? t('explain.place', {
              scorecard: scorecard.title,
              level: levelTitle,
            })
          : scorecard.title}
      </span>
    </div>
  );
}
