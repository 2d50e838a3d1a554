import { useState } from 'react';
import { Button } from '@backstage/ui';
import { useTexts } from '@internal/frontend-kit';
import { useSimulatorAsk } from '../../hooks/policies/useSimulatorAsk';
import { instantAt, wallFields } from '../../lib/policies/wallTime';
import { alertsTranslationRef } from '../../translation';
import { TypedField } from './fields';
import styles from './PoliciesTab.module.css';

const NOW = { date: '', time: '' };

/** A date and a time on the clock on the wall of a zone; empty for now. */
export function AtFields(props: { zone: string; problem?: string }) {
  const { zone, problem } = props;
  const { t } = useTexts(alertsTranslationRef);
  const { at, setAt } = useSimulatorAsk();
  const [typed, setTyped] = useState(NOW);
  const meant = instantAt(typed, zone);
  const known = at === undefined ? NOW : wallFields(Date.parse(at), zone);
  const isTyping = meant === undefined && typed.date + typed.time !== '';
  const isKnown = meant !== undefined && new Date(meant).toISOString() === at;
  const shown = isTyping || isKnown ? typed : known;
  const change = (part: Partial<typeof NOW>) => {
    const next = { ...shown, ...part };
    // Most want to know of tonight.
    if (next.time && !next.date) next.date = wallFields(Date.now(), zone).date;
    const instant = instantAt(next, zone);
    setTyped(next);
    // A time taken out beside its date is about to be typed anew: what was asked stays until then.
    if (instant !== undefined) setAt(new Date(instant).toISOString());
    else if (next.date + next.time === '') setAt(undefined);
  };
  const isWrong = isTyping && typed.time.length >= 5;
  return (
    <>
      <TypedField
        kind="date"
        label={t('policies.simulator.date')}
        value={shown.date}
        onChange={date => change({ date, time: shown.time || '00:00' })}
      />
      <TypedField
        label={t('policies.simulator.time')}
        hint={t('policies.simulator.atHint', { zone })}
        value={shown.time}
        problem={isWrong ? t('policies.simulator.atWrong') : problem}
        onChange={time => change({ time })}
      />
      {shown.date + shown.time !== '' && (
        <Button
          className={styles.now}
          variant="tertiary"
          size="small"
          onPress={() => change(NOW)}
        >
          {t('policies.simulator.now')}
        </Button>
      )}
    </>
  );
}
