import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useLocation } from 'react-router-dom';
import { Button } from '@backstage/ui';
import {
  errorReason,
  StatusText,
  useAnnounce,
  useTexts,
} from '@internal/frontend-kit';
import type { AlertDetail } from '@callboard/backstage-plugin-alerts-common';
import { useAlertAct } from '../../hooks/useAlertAct';
import { useDraftText } from '../../hooks/useDraftText';
import { maskSecrets } from '../../lib/maskSecrets';
import { alertsTranslationRef } from '../../translation';
import { NOTE_FIELD, openNote, useActions } from './ActionsProvider';
import styles from './AlertPage.module.css';

const LONGEST = 10_000;

/** Words for the timeline. What is typed stays until the server has it; known forms of secrets are masked before it is sent. */
export function NoteField({ alert }: { alert: AlertDetail }) {
  const { t } = useTexts(alertsTranslationRef);
  const { may } = useActions();
  const announce = useAnnounce();
  const add = useAlertAct();
  const [text, setText] = useDraftText(`note ${alert.id}`);
  const typed = useRef(text);
  typed.current = text;
  const [masked, setMasked] = useState(0);
  const isAsked = useLocation().hash === `#${NOTE_FIELD}`;
  // From the list one comes here to write.
  useEffect(() => {
    if (isAsked) openNote();
  }, [isAsked]);
  if (!may('note')) return null;
  const save = (event: FormEvent) => {
    event.preventDefault();
    const written = text.trim();
    if (!written || add.isPending) return;
    const safe = maskSecrets(written);
    // Whoever has pasted a secret sees what is left of it before others do.
    if (safe.masked > 0) {
      setText(safe.text);
      setMasked(safe.masked);
      return;
    }
    add.mutate(api => api.addNote({ id: alert.id, text: written }), {
      onSuccess: () => {
        announce(t('acts.done.noted'));
        if (typed.current.trim() === written) setText('');
        setMasked(0);
      },
    });
  };
  return (
    <form className={styles.note} onSubmit={save}>
      <label htmlFor={NOTE_FIELD}>{t('acts.noteField.label')}</label>
      <textarea
        id={NOTE_FIELD}
        rows={2}
        value={text}
        maxLength={LONGEST}
        aria-describedby={`${NOTE_FIELD}-hint`}
        onChange={event => setText(event.target.value)}
      />
      <span id={`${NOTE_FIELD}-hint`} className={styles.quiet}>
        {t('acts.noteField.hint')}
      </span>
      {masked > 0 && (
        <div role="alert">
          <StatusText
            tone="warn"
            text={t('acts.noteField.masked', { count: masked })}
          />
        </div>
      )}
      {add.error && (
        <div role="alert">
          <StatusText
            tone="bad"
            text={t('acts.failed', { reason: errorReason(add.error) })}
          />
        </div>
      )}
      <Button
        type="submit"
        variant="secondary"
        isPending={add.isPending}
        isDisabled={text.trim() === ''}
      >
        {t('acts.noteField.save')}
      </Button>
    </form>
  );
}
