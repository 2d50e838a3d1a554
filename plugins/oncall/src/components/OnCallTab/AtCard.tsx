import { useState, type FormEvent } from 'react';
import { useTexts } from '@internal/frontend-kit';
import { Button } from '@backstage/ui';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { useAskedAt } from '../../hooks/useAskedAt';
import { atFieldsOf, readAt, type AtFields } from '../../lib/atForm';
import { DraftTextField } from '../DraftTextField';
import { ZoneField } from '../ZoneField';
import { AtAnswer } from './AtAnswer';
import { oncallTranslationRef } from '../../translation';
import styles from './OnCallTab.module.css';

/** Who was on call at some time: the question, and below it the answer. */
export function AtCard(props: {
  entityRef: string;
  /** Only a button opens the question, where it would stand before more than it is worth. */
  isFolded: boolean;
}) {
  const { entityRef, isFolded } = props;
  const { t } = useTexts(oncallTranslationRef);
  const { at, zone, ask, clear } = useAskedAt();
  const [isOpen, setOpen] = useState(at !== undefined);
  return (
    <EntityInfoCard title={t('tab.at.title')}>
      <div className={styles.stack}>
        {isFolded && (
          <div className={styles.open}>
            <Button
              variant="secondary"
              aria-expanded={isOpen}
              onPress={() => setOpen(!isOpen)}
            >
              {t('tab.at.open')}
            </Button>
          </div>
        )}
        {/* Another one when the address changes, so that the way back fills the fields, too. */}
        {(isOpen || !isFolded) && (
          <AtForm
            key={`${at} ${zone}`}
            asked={at}
            zone={zone}
            onAsk={ask}
            onClear={clear}
          />
        )}
        {at !== undefined && (
          <AtAnswer entityRef={entityRef} at={at} zone={zone} />
        )}
      </div>
    </EntityInfoCard>
  );
}

function AtForm(props: {
  asked?: number;
  zone: string;
  onAsk: (at: number, zone: string) => void;
  onClear: () => void;
}) {
  const { asked, zone, onAsk, onClear } = props;
  const { t } = useTexts(oncallTranslationRef);
  const [fields, setFields] = useState<AtFields>(() =>
    atFieldsOf(asked ?? Date.now(), zone),
  );
  const [isAsked, setAsked] = useState(false);
  const { at, problem, night } = readAt(fields);
  const change = (next: Partial<AtFields>) => setFields({ ...fields, ...next });
  const problemOf = (...own: (typeof problem)[]) =>
    isAsked && problem && own.includes(problem)
      ? t(`tab.at.problems.${problem}`)
      : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (at !== undefined) onAsk(at, fields.zone);
  };
  return (
    <form className={styles.stack} onSubmit={submit} noValidate>
      <div className={styles.fields}>
        <DraftTextField
          label={t('tab.at.date')}
          kind="date"
          value={fields.date}
          onChange={date => change({ date })}
          problem={problemOf('date', 'range')}
        />
        <DraftTextField
          label={t('tab.at.time')}
          value={fields.time}
          onChange={time => change({ time })}
          problem={problemOf('time')}
        />
        <ZoneField
          label={t('tab.at.zone')}
          value={fields.zone}
          onChange={next => change({ zone: next })}
          problem={problemOf('zone')}
        />
      </div>
      {night && <p className={styles.quiet}>{t(`tab.at.night.${night}`)}</p>}
      <div className={styles.actions}>
        <Button type="submit">{t('tab.at.ask')}</Button>
        {asked !== undefined && (
          <Button variant="tertiary" onPress={onClear}>
            {t('tab.at.clear')}
          </Button>
        )}
      </div>
      <p className={styles.quiet}>{t('tab.at.hint')}</p>
    </form>
  );
}
