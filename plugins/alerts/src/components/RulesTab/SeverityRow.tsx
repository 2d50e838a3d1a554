import { useState } from 'react';
import { Button } from '@backstage/ui';
import { StatusText, useTexts } from '@internal/frontend-kit';
import type {
  AlertChannel,
  AlertSeverity,
  PersonalMessage,
} from '@callboard/backstage-plugin-alerts-common';
import { useMessageText } from '../../hooks/useMessageText';
import { usePeopleText } from '../../hooks/usePeopleText';
import { alertsTranslationRef } from '../../translation';
import { SeverityMark } from '../SeverityMark';
import { MessageEditor } from './MessageEditor';
import styles from './RulesTab.module.css';

/** A sentence about one severity, that can be changed in its place. */
export function SeverityRow(props: {
  severity: AlertSeverity;
  messages: readonly PersonalMessage[];
  /** All others reach nobody. */
  isOnly: boolean;
  channels: readonly AlertChannel[];
  onSave: (messages: PersonalMessage[]) => Promise<void>;
}) {
  const { severity, messages, isOnly, channels, onSave } = props;
  const { t } = useTexts(alertsTranslationRef);
  const textOf = useMessageText(channels);
  const [isOpen, setOpen] = useState(false);
  const name = t(`alert.severity.${severity}`);
  return (
    <li>
      <div className={styles.line}>
        <span className={styles.severity}>
          <SeverityMark severity={severity} />
        </span>
        <span className={styles.sentence}>
          {messages.length > 0 ? (
            textOf(messages)
          ) : (
            <StatusText tone="warn" text={t('rules.nobody')} />
          )}
        </span>
        {!isOpen && (
          <Button
            variant="tertiary"
            size="small"
            aria-label={t('rules.changeOf', { severity: name })}
            onPress={() => setOpen(true)}
          >
            {t('rules.change')}
          </Button>
        )}
      </div>
      <Unreachable messages={messages} channels={channels} />
      {isOpen && (
        <MessageEditor
          name={name}
          messages={messages}
          isOnly={isOnly}
          channels={channels}
          onClose={() => setOpen(false)}
          onSave={onSave}
        />
      )}
    </li>
  );
}

function Unreachable(props: {
  messages: readonly PersonalMessage[];
  channels: readonly AlertChannel[];
}) {
  const { messages, channels } = props;
  const { t } = useTexts(alertsTranslationRef);
  const write = usePeopleText();
  const titles = messages.flatMap(({ channel }) => {
    const known = channels.find(({ id }) => id === channel);
    return known?.unreachable === undefined ? [] : [known.title];
  });
  return titles.length > 0 ? (
    <StatusText
      tone="warn"
      text={t('rules.unreachable', { channels: write.join(titles) })}
    />
  ) : null;
}
