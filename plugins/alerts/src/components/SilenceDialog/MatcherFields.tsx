import { Button, ButtonIcon, Select, TextField } from '@backstage/ui';
import { StatusText, useTexts } from '@internal/frontend-kit';
import {
  matcherOperators,
  type LabelMatcher,
} from '@callboard/backstage-plugin-alerts-common';
import { RiCloseLine } from '@remixicon/react';
import { emptyMatcher } from '../../lib/silenceForm';
import { alertsTranslationRef } from '../../translation';
import styles from './SilenceDialog.module.css';

const MOST = 20;

/** Labels that an alert has to have, or must not have. */
export function MatcherFields(props: {
  matchers: readonly LabelMatcher[];
  problem?: string;
  onChange: (matchers: LabelMatcher[]) => void;
}) {
  const { matchers, problem, onChange } = props;
  const { t } = useTexts(alertsTranslationRef);
  const set = (at: number, part: Partial<LabelMatcher>) =>
    onChange(
      matchers.map((one, index) => (index === at ? { ...one, ...part } : one)),
    );
  return (
    <fieldset className={styles.group}>
      <legend>{t('silences.dialog.matchers')}</legend>
      {matchers.map((one, index) => {
        const n = `${index + 1}`;
        return (
          // eslint-disable-next-line react/no-array-index-key -- a line is what stands at its place
          <div key={index} className={styles.matcher}>
            <TextField
              size="small"
              aria-label={t('silences.dialog.label', { n })}
              placeholder="alertname"
              value={one.label}
              maxLength={255}
              onChange={label => set(index, { label: label.trim() })}
            />
            <Select
              size="small"
              aria-label={t('silences.dialog.op', { n })}
              options={matcherOperators.map(op => ({
                id: op,
                label: t(`silences.dialog.ops.${op}`),
              }))}
              value={one.op}
              onChange={chosen =>
                set(index, {
                  op: matcherOperators.find(op => op === chosen) ?? one.op,
                })
              }
            />
            <TextField
              size="small"
              aria-label={t('silences.dialog.value', { n })}
              value={one.value}
              maxLength={1_024}
              onChange={value => set(index, { value })}
            />
            <ButtonIcon
              size="small"
              variant="tertiary"
              aria-label={t('silences.dialog.removeMatcher', { n })}
              icon={<RiCloseLine aria-hidden="true" />}
              isDisabled={matchers.length === 1}
              onPress={() =>
                onChange(matchers.filter((_, other) => other !== index))
              }
            />
          </div>
        );
      })}
      <div className={styles.line}>
        <Button
          variant="secondary"
          size="small"
          isDisabled={matchers.length >= MOST}
          onPress={() => onChange([...matchers, emptyMatcher()])}
        >
          {t('silences.dialog.add')}
        </Button>
        <span className={styles.quiet}>{t('silences.dialog.names')}</span>
      </div>
      {problem && (
        <div role="alert">
          <StatusText
            tone="bad"
            text={t('silences.dialog.problem', { message: problem })}
          />
        </div>
      )}
    </fieldset>
  );
}
