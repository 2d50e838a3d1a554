import { useState, type FormEvent } from 'react';
import { useTexts } from '@internal/frontend-kit';
import { Button, TextField } from '@backstage/ui';
import { useRefusedSubmit } from '../../hooks/useRefusedSubmit';
import { ownershipTranslationRef } from '../../translation';
import styles from './TransferLine.module.css';

/** Asks, in the place of the buttons, why a transfer is declined. */
export function DeclineForm(props: {
  isPending: boolean;
  onDecline: (note: string) => void;
  onLeave: () => void;
}) {
  const { isPending, onDecline, onLeave } = props;
  const { t } = useTexts(ownershipTranslationRef);
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const { form, refuse } = useRefusedSubmit();
  const missing = asked && note.trim() === '';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isPending) return;
    setAsked(true);
    if (note.trim()) onDecline(note.trim());
    else refuse([t('decision.whyMissing')]);
  };
  return (
    <form ref={form} className={styles.form} onSubmit={submit}>
      <TextField
        // eslint-disable-next-line jsx-a11y/no-autofocus -- stands where the button was that has the focus
        autoFocus
        onKeyDown={event => event.key === 'Escape' && onLeave()}
        label={t('decision.why')}
        description={t('decision.whyHelp')}
        value={note}
        onChange={setNote}
        maxLength={1000}
        validationBehavior="aria"
        validate={() => (missing ? t('decision.whyMissing') : null)}
      />
      <div className={styles.actions}>
        <Button
          type="submit"
          variant="secondary"
          size="small"
          isPending={isPending}
        >
          {t('decision.decline')}
        </Button>
        <Button variant="tertiary" size="small" onPress={onLeave}>
          {t('decision.leave')}
        </Button>
      </div>
    </form>
  );
}
