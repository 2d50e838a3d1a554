import { useState } from 'react';
import { Button, TextAreaField, TextField } from '@backstage/ui';
import {
  errorReason,
  safeHref,
  StatusText,
  useAnnounce,
  useEntityRef,
  useTexts,
} from '@internal/frontend-kit';
import type { SignableFact } from '@callboard/backstage-plugin-scorecards-common';
import { useSignOff } from '../../hooks/useSignOffs';
import { readSignedValue, signableChoices } from '../../lib/signedValue';
import { scorecardsTranslationRef } from '../../translation';
import { UntilField, untilOf, USUAL_DAYS } from '../UntilField';
import { ValueField } from './ValueField';
import styles from './EntitySignOffs.module.css';

const isAddress = (text: string) =>
  text === '' || Boolean(safeHref(text)?.startsWith('http'));

/** States something of the entity of the page: what is so, until when, and where that can be seen. */
export function SignOffForm(props: {
  signable: SignableFact;
  onClose: () => void;
}) {
  const { signable, onClose } = props;
  const { fact, title } = signable;
  const entityRef = useEntityRef();
  const { t } = useTexts(scorecardsTranslationRef);
  const announce = useAnnounce();
  const sign = useSignOff();
  const [typed, setTyped] = useState(signableChoices(signable)?.[0] ?? '');
  const [days, setDays] = useState(USUAL_DAYS);
  const [evidence, setEvidence] = useState('');
  const [note, setNote] = useState('');
  const evidenceUrl = evidence.trim();
  const [isLeft, setLeft] = useState(false);
  const isBad = !isAddress(evidenceUrl);
  const value = readSignedValue(signable, typed);
  const send = () =>
    value !== undefined &&
    sign.mutate(
      {
        entityRef,
        fact,
        value,
        until: untilOf(days),
        ...(evidenceUrl && { evidenceUrl }),
        ...(note.trim() && { note: note.trim() }),
      },
      {
        onSuccess: () => {
          announce(t('tab.signOffs.done', { title }));
          onClose();
        },
      },
    );
  return (
    <section
      className={styles.form}
      aria-label={t('tab.signOffs.signOf', { title })}
    >
      <ValueField
        signable={signable}
        text={typed}
        isWrong={value === undefined}
        onChange={setTyped}
      />
      <UntilField
        label={t('tab.signOffs.until')}
        days={days}
        onChange={setDays}
      />
      <TextField
        label={t('tab.signOffs.evidenceField')}
        description={
          isBad && isLeft
            ? t('tab.signOffs.evidenceBad')
            : t('tab.signOffs.evidenceHint')
        }
        type="url"
        value={evidence}
        onChange={setEvidence}
        onBlur={() => setLeft(true)}
        isInvalid={isBad && isLeft}
        maxLength={2000}
      />
      <TextAreaField
        label={t('tab.signOffs.note')}
        value={note}
        onChange={setNote}
        maxLength={1000}
      />
      {sign.error && (
        <div role="alert">
          <StatusText
            tone="bad"
            text={t('tab.signOffs.failed', { reason: errorReason(sign.error) })}
          />
        </div>
      )}
      <div className={styles.acts}>
        <Button
          size="small"
          isDisabled={isBad || value === undefined}
          isPending={sign.isPending}
          onPress={send}
        >
          {t('tab.signOffs.confirm', { title })}
        </Button>
        <Button variant="secondary" size="small" onPress={onClose}>
          {t('tab.signOffs.cancel')}
        </Button>
      </div>
    </section>
  );
}
