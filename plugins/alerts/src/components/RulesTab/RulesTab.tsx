import { useState } from 'react';
import { Alert, Button, Text } from '@backstage/ui';
import {
  errorReason,
  StatusText,
  UndoBar,
  useTexts,
} from '@internal/frontend-kit';
import {
  alertSeverities,
  severitiesReachingNothing,
  type AlertChannel,
  type AlertSeverity,
  type MyRules,
  type PersonalMessage,
  type PersonalRule,
} from '@callboard/backstage-plugin-alerts-common';
import {
  useChannels,
  useMyRules,
  useSaveMyRules,
} from '../../hooks/useMyRules';
import { usePeopleText } from '../../hooks/usePeopleText';
import { useMessageText } from '../../hooks/useMessageText';
import {
  goneChannels,
  messagesBySeverity,
  rulesOf,
} from '../../lib/personalRules';
import { alertsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { SeverityRow } from './SeverityRow';
import { Ways } from './Ways';
import styles from './RulesTab.module.css';

/** How the reader is told of pages, for each severity, and a way to try each channel. */
export function RulesTab() {
  const { t } = useTexts(alertsTranslationRef);
  const rules = useMyRules();
  const channels = useChannels();
  const words = { subject: t('rules.subject'), thing: t('rules.thing') };
  return (
    <BackendState isAlwaysThere query={rules} {...words}>
      {mine => (
        <BackendState isAlwaysThere query={channels} {...words}>
          {({ items }) => (
            <Rules
              mine={mine}
              channels={items.filter(({ audience }) => audience === 'personal')}
            />
          )}
        </BackendState>
      )}
    </BackendState>
  );
}

function Rules(props: { mine: MyRules; channels: readonly AlertChannel[] }) {
  const { mine, channels } = props;
  const { t } = useTexts(alertsTranslationRef);
  const textOf = useMessageText(channels);
  const save = useSaveMyRules();
  const [undo, setUndo] = useState<{ text: string; before: MyRules }>();
  const ids = channels.map(({ id }) => id);
  const all = messagesBySeverity(mine.rules, ids);
  const gone = mine.isDefault ? [] : goneChannels(mine.rules, ids);
  const replace = async (next: MyRules['rules'], text: string) => {
    await save.mutateAsync(next);
    setUndo({ text, before: mine });
  };
  const change = (severity: AlertSeverity, messages: PersonalMessage[]) => {
    const name = t(`alert.severity.${severity}`);
    return replace(
      rulesOf({ ...all, [severity]: messages }),
      messages.length > 0
        ? t('rules.saved', { severity: name, messages: textOf(messages) })
        : t('rules.savedNothing', { severity: name }),
    );
  };
  const reset = () => void replace([], t('rules.resetDone')).catch(() => {});
  return (
    <>
      <Head mine={mine} isPending={save.isPending} onReset={reset} />
      <Unheard rules={rulesOf(all)} channels={channels} />
      {gone.length > 0 && (
        <StatusText
          tone="warn"
          text={t('rules.gone', { channels: gone.join(', ') })}
        />
      )}
      {/* What an editor saves fails beside it. */}
      {save.isError && save.variables.length === 0 && (
        <div role="alert">
          <StatusText
            tone="bad"
            text={t('acts.failed', { reason: errorReason(save.error) })}
          />
        </div>
      )}
      <ul className={styles.list} aria-label={t('rules.list')}>
        {alertSeverities.map(severity => (
          <SeverityRow
            key={severity}
            severity={severity}
            messages={all[severity]}
            isOnly={alertSeverities.every(
              one => one === severity || all[one].length === 0,
            )}
            channels={channels}
            onSave={messages => change(severity, messages)}
          />
        ))}
      </ul>
      <Ways channels={channels} />
      {undo && (
        <UndoBar
          key={undo.text}
          text={undo.text}
          onUndo={() =>
            save.mutateAsync(undo.before.isDefault ? [] : undo.before.rules)
          }
          onEnd={() => setUndo(undefined)}
        />
      )}
    </>
  );
}

function Head(props: {
  mine: MyRules;
  isPending: boolean;
  onReset: () => void;
}) {
  const { mine, isPending, onReset } = props;
  const { t } = useTexts(alertsTranslationRef);
  return (
    <div className={styles.head}>
      <Text as="p" variant="body-large">
        {mine.isDefault ? t('rules.answer.default') : t('rules.answer.own')}
      </Text>
      {!mine.isDefault && (
        <Button
          variant="secondary"
          size="small"
          isDisabled={isPending}
          onPress={onReset}
        >
          {t('rules.reset')}
        </Button>
      )}
    </div>
  );
}

/** Who is paged and not told sleeps on: that is said above all. */
function Unheard(props: {
  /** As they hold. */
  rules: readonly PersonalRule[];
  channels: readonly AlertChannel[];
}) {
  const { rules, channels } = props;
  const { t } = useTexts(alertsTranslationRef);
  const write = usePeopleText();
  const reachable = channels
    .filter(({ unreachable }) => unreachable === undefined)
    .map(({ id }) => id);
  const unheard = severitiesReachingNothing(rules, reachable);
  if (unheard.length === 0) return null;
  const severities = write.join(
    unheard.map(severity => t(`alert.severity.${severity}`)),
  );
  return (
    <Alert
      status="warning"
      icon
      title={t('rules.answer.nothing', { severities })}
      description={t('rules.answer.nothingHint')}
    />
  );
}
