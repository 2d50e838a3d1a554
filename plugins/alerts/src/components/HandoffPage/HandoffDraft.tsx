import { useId, useState, type FormEvent } from 'react';
import { Button } from '@backstage/ui';
import {
  errorReason,
  StatusText,
  useAnnounce,
  useTexts,
} from '@internal/frontend-kit';
import type { Handoff } from '@callboard/backstage-plugin-alerts-common';
import { useHandoffAct } from '../../hooks/useHandoffs';
import { usePeopleText } from '../../hooks/usePeopleText';
import { alertsTranslationRef } from '../../translation';
import { HandoffLines } from './HandoffLines';
import { SECTIONS } from './sections';
import styles from './HandoffPage.module.css';

const MOST_WORDS = 20;
const LONGEST_WORDS = 500;

/** One thing a line. What is too much is refused by the backend, and not cut. */
const watchOf = (words: string): string[] =>
  words
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');

/** What of the draft goes out, with words of who hands over. */
export function HandoffDraft({ handoff }: { handoff: Handoff }) {
  const { shift, lines, next } = handoff;
  const { t } = useTexts(alertsTranslationRef);
  const { people } = usePeopleText();
  const announce = useAnnounce();
  const act = useHandoffAct(shift.id);
  const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set());
  const [words, setWords] = useState('');
  const toggle = (id: string) =>
    setRemoved(before => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const receivers = people(next?.people ?? []);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (act.isPending) return;
    const request = {
      shift: shift.id,
      lines: lines.map(({ id }) => id).filter(id => !removed.has(id)),
      watch: watchOf(words),
    };
    act.mutate(api => api.sendHandoff(request), {
      onSuccess: () => announce(t('handoff.sentTo', { people: receivers })),
    });
  };
  return (
    <form className={styles.sections} onSubmit={send}>
      {SECTIONS.map(section => (
        <HandoffLines
          key={section}
          {...{ section, lines, removed }}
          onToggle={toggle}
        />
      ))}
      <OwnWords value={words} onChange={setWords} />
      {act.error && (
        <div role="alert">
          <StatusText
            tone="bad"
            text={t('handoff.failed', { reason: errorReason(act.error) })}
          />
        </div>
      )}
      <div className={styles.action}>
        <Button type="submit" variant="primary" isPending={act.isPending}>
          {t('handoff.send', { people: receivers })}
        </Button>
      </div>
    </form>
  );
}

function OwnWords(props: { value: string; onChange: (value: string) => void }) {
  const { value, onChange } = props;
  const { t } = useTexts(alertsTranslationRef);
  const id = useId();
  return (
    <div className={styles.own}>
      <label htmlFor={id}>{t('handoff.own.label')}</label>
      <textarea
        id={id}
        rows={3}
        value={value}
        maxLength={MOST_WORDS * LONGEST_WORDS}
        aria-describedby={`${id}-hint`}
        onChange={event => onChange(event.target.value)}
      />
      <span id={`${id}-hint`} className={styles.quiet}>
        {t('handoff.own.hint')}
      </span>
    </div>
  );
}
