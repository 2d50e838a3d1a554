import { useState } from 'react';
import { Button, Text, TextField } from '@backstage/ui';
import {
  errorReason,
  StatusText,
  useAnnounce,
  useTexts,
} from '@internal/frontend-kit';
import type { AlertDetail } from '@callboard/backstage-plugin-alerts-common';
import { useAlertAct } from '../../hooks/useAlertAct';
import { alertsTranslationRef } from '../../translation';
import { useActions } from './ActionsProvider';
import { Part } from './Part';
import styles from './AlertPage.module.css';

const CHOICES = ['rolledBack', 'restarted', 'scaled', 'itself'] as const;
const LONGEST = 500;

/** What helped, of an alert that is over: one press, and nothing that has to be said. The next one who is paged reads it. */
export function Helped({ alert }: { alert: AlertDetail }) {
  const { t } = useTexts(alertsTranslationRef);
  const { may } = useActions();
  const [isAsked, setAsked] = useState(alert.helped === undefined);
  const [isSkipped, setSkipped] = useState(false);
  if (alert.state !== 'resolved') return null;
  const isOpen = may('note') && isAsked && !isSkipped;
  if (!isOpen && alert.helped === undefined) return null;
  return (
    <Part label={t('acts.helped.title')}>
      {isOpen ? (
        <Question
          alert={alert}
          onSaid={() => setAsked(false)}
          onSkip={() => setSkipped(true)}
        />
      ) : (
        <p className={styles.line}>
          <StatusText
            tone="good"
            text={t('acts.helped.said', { text: alert.helped ?? '' })}
          />
          {may('note') && (
            <Button
              variant="tertiary"
              size="small"
              onPress={() => {
                setAsked(true);
                setSkipped(false);
              }}
            >
              {t('acts.helped.change')}
            </Button>
          )}
        </p>
      )}
    </Part>
  );
}

function Question(props: {
  alert: AlertDetail;
  onSaid: () => void;
  onSkip: () => void;
}) {
  const { alert, onSaid, onSkip } = props;
  const { t } = useTexts(alertsTranslationRef);
  const announce = useAnnounce();
  const tell = useAlertAct();
  const [words, setWords] = useState<string>();
  const say = (text: string) =>
    tell.mutate(api => api.tellWhatHelped({ id: alert.id, text }), {
      onSuccess: () => {
        announce(t('acts.helped.told'));
        onSaid();
      },
    });
  return (
    <>
      <Text as="h3" variant="title-x-small" weight="bold">
        {t('acts.helped.title')}
      </Text>
      <div className={styles.chips}>
        {CHOICES.map(choice => (
          <Button
            key={choice}
            variant="secondary"
            size="small"
            isDisabled={tell.isPending}
            onPress={() => say(t(`acts.helped.${choice}`))}
          >
            {t(`acts.helped.${choice}`)}
          </Button>
        ))}
        {words === undefined && (
          <Button variant="secondary" size="small" onPress={() => setWords('')}>
            {t('acts.helped.other')}
          </Button>
        )}
        <Button variant="tertiary" size="small" onPress={onSkip}>
          {t('acts.helped.skip')}
        </Button>
      </div>
      {words !== undefined && (
        <form
          className={styles.note}
          onSubmit={event => {
            event.preventDefault();
            if (words.trim()) say(words.trim());
          }}
        >
          <TextField
            // eslint-disable-next-line jsx-a11y/no-autofocus -- a press has asked for it
            autoFocus
            label={t('acts.helped.other')}
            value={words}
            maxLength={LONGEST}
            onChange={setWords}
          />
          <Button
            type="submit"
            variant="secondary"
            isPending={tell.isPending}
            isDisabled={words.trim() === ''}
          >
            {t('acts.helped.save')}
          </Button>
        </form>
      )}
      {tell.error && (
        <div role="alert">
          <StatusText
            tone="bad"
            text={t('acts.failed', { reason: errorReason(tell.error) })}
          />
        </div>
      )}
    </>
  );
}
