import { useState } from 'react';
import { Button, ButtonIcon, Select, TextField } from '@backstage/ui';
import { errorReason, StatusText, useTexts } from '@internal/frontend-kit';
import type {
  AlertChannel,
  PersonalMessage,
} from '@callboard/backstage-plugin-alerts-common';
import { RiCloseLine } from '@remixicon/react';
import { alertsTranslationRef } from '../../translation';
import styles from './RulesTab.module.css';

const MOST_MINUTES = 120;

interface Line {
  channel: string;
  /** As it is typed. */
  minutes: string;
}

const minutesOf = (text: string): number | undefined =>
  /^\d{1,3}$/.test(text.trim()) && Number(text) <= MOST_MINUTES
    ? Number(text)
    : undefined;

/** Ways to be told of a severity, and how long after the page. */
export function MessageEditor(props: {
  /** Of the severity. */
  name: string;
  messages: readonly PersonalMessage[];
  isOnly: boolean;
  channels: readonly AlertChannel[];
  onClose: () => void;
  onSave: (messages: PersonalMessage[]) => Promise<void>;
}) {
  const { name, messages, isOnly, channels, onClose, onSave } = props;
  const { t } = useTexts(alertsTranslationRef);
  const [lines, setLines] = useState<Line[]>(() =>
    messages.map(({ channel, afterMinutes }) => ({
      ...{ channel, minutes: `${afterMinutes}` },
    })),
  );
  const [error, setError] = useState<unknown>();
  const [isPending, setPending] = useState(false);
  const free = channels.filter(
    ({ id }) => !lines.some(({ channel }) => channel === id),
  );
  const set = (at: number, part: Partial<Line>) =>
    setLines(
      lines.map((one, index) => (index === at ? { ...one, ...part } : one)),
    );
  const isRight = lines.every(
    ({ minutes }) => minutesOf(minutes) !== undefined,
  );
  // Without any rule at all those of the portal would hold: the contrary of what was meant.
  const isLast = lines.length === 0 && isOnly;
  const save = async () => {
    setPending(true);
    try {
      await onSave(
        lines.map(({ channel, minutes }) => ({
          ...{ channel, afterMinutes: minutesOf(minutes) ?? 0 },
        })),
      );
      onClose();
    } catch (problem) {
      setError(problem);
      setPending(false);
    }
  };
  return (
    <div
      role="group"
      aria-label={t('rules.editor.label', { severity: name })}
      className={styles.editor}
    >
      {lines.map((line, index) => (
        <MessageLine
          // eslint-disable-next-line react/no-array-index-key -- a line is what stands at its place
          key={index}
          n={index + 1}
          line={line}
          channels={channels}
          free={free}
          onChange={part => set(index, part)}
          onRemove={() => setLines(lines.filter((_, at) => at !== index))}
        />
      ))}
      {lines.length === 0 && (
        <StatusText
          tone={isLast ? 'bad' : 'warn'}
          text={
            isLast
              ? t('rules.editor.last')
              : t('rules.editor.none', { severity: name })
          }
        />
      )}
      {error !== undefined && (
        <div role="alert">
          <StatusText
            tone="bad"
            text={t('acts.failed', { reason: errorReason(error) })}
          />
        </div>
      )}
      <div className={styles.line}>
        <Button
          variant="secondary"
          size="small"
          isDisabled={free.length === 0}
          onPress={() =>
            setLines([...lines, { channel: free[0].id, minutes: '0' }])
          }
        >
          {t('rules.editor.add')}
        </Button>
        <Button
          variant="primary"
          size="small"
          isDisabled={!isRight || isLast}
          isPending={isPending}
          onPress={save}
        >
          {t('rules.editor.save')}
        </Button>
        <Button variant="tertiary" size="small" onPress={onClose}>
          {t('acts.cancel')}
        </Button>
      </div>
    </div>
  );
}

function MessageLine(props: {
  n: number;
  line: Line;
  channels: readonly AlertChannel[];
  /** Those that no line has. */
  free: readonly AlertChannel[];
  onChange: (part: Partial<Line>) => void;
  onRemove: () => void;
}) {
  const { line, channels, free, onChange, onRemove } = props;
  const n = `${props.n}`;
  const { t } = useTexts(alertsTranslationRef);
  const own = channels.filter(({ id }) => id === line.channel);
  return (
    <div className={styles.message}>
      <Select
        size="small"
        label={t('rules.editor.channel', { n })}
        options={[...own, ...free].map(({ id, title }) => ({
          id,
          label: title,
        }))}
        value={line.channel}
        onChange={chosen => onChange({ channel: String(chosen) })}
      />
      <TextField
        size="small"
        label={t('rules.editor.minutes', { n })}
        description={t('rules.editor.minutesHint')}
        inputMode="numeric"
        value={line.minutes}
        maxLength={3}
        onChange={minutes => onChange({ minutes })}
        validationBehavior="aria"
        validate={value =>
          minutesOf(value) === undefined ? t('rules.editor.minutesWrong') : null
        }
      />
      <ButtonIcon
        size="small"
        variant="tertiary"
        aria-label={t('rules.editor.remove', { n })}
        icon={<RiCloseLine aria-hidden="true" />}
        onPress={onRemove}
      />
    </div>
  );
}
