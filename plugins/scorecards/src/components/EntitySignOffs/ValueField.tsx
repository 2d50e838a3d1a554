import { useState } from 'react';
import { useTexts } from '@internal/frontend-kit';
import { Select, TextField } from '@backstage/ui';
import {
  formatDuration,
  type SignableFact,
} from '@callboard/backstage-plugin-scorecards-common';
import { signableChoices } from '../../lib/signedValue';
import { scorecardsTranslationRef } from '../../translation';

/** What is stated, by the type of the fact: a choice, an amount, a day or a text. */
export function ValueField(props: {
  signable: SignableFact;
  text: string;
  /** What is typed is no value of the fact. */
  isWrong: boolean;
  onChange: (text: string) => void;
}) {
  const { signable, text, isWrong, onChange } = props;
  const { type, unit } = signable;
  const { t } = useTexts(scorecardsTranslationRef);
  const [isLeft, setLeft] = useState(false);
  const help = useHelp(signable);
  const choices = signableChoices(signable);
  if (choices) {
    const wordOf = (choice: string) => {
      if (type !== 'boolean') return choice;
      return t(
        choice === 'true' ? 'tab.signOffs.isSo' : 'tab.signOffs.isNotSo',
      );
    };
    return (
      <Select
        // eslint-disable-next-line jsx-a11y/no-autofocus -- stands where the button was that has the focus
        autoFocus
        label={t('tab.signOffs.answer')}
        options={choices.map(id => ({ id, label: wordOf(id) }))}
        value={text}
        onChange={chosen => onChange(String(chosen))}
      />
    );
  }
  return (
    <TextField
      // eslint-disable-next-line jsx-a11y/no-autofocus -- stands where the button was that has the focus
      autoFocus
      label={
        unit ? t('tab.signOffs.answerIn', { unit }) : t('tab.signOffs.answer')
      }
      description={help}
      // The input takes each type of HTML; the component names those that it gives a look of their own.
      type={(type === 'time' ? 'date' : 'text') as 'text'}
      inputMode={type === 'number' ? 'decimal' : undefined}
      value={text}
      onChange={onChange}
      onBlur={() => setLeft(true)}
      isInvalid={isWrong && isLeft}
      maxLength={1_000}
    />
  );
}

/** How it is written, and what it may be. */
function useHelp({ type, minimum, maximum }: SignableFact) {
  const { t } = useTexts(scorecardsTranslationRef);
  const write = (bound: number | undefined) => {
    if (bound === undefined) return '';
    return type === 'duration' ? formatDuration(bound) : `${bound}`;
  };
  const form = {
    number: t('tab.signOffs.forms.number'),
    duration: t('tab.signOffs.forms.duration'),
    version: t('tab.signOffs.forms.version'),
    time: t('tab.signOffs.forms.time'),
  }[type as 'number'];
  const least =
    minimum !== undefined &&
    t('tab.signOffs.atLeast', { bound: write(minimum) });
  const most =
    maximum !== undefined &&
    t('tab.signOffs.atMost', { bound: write(maximum) });
  return [form, least, most].filter(Boolean).join(' ') || undefined;
}
