import { Button, Text } from '@backstage/ui';
import {
  errorReason,
  formatClock,
  formatDuration,
  StatusText,
  useLocale,
  useTexts,
} from '@internal/frontend-kit';
import type {
  AlertChannel,
  ChannelTest,
} from '@callboard/backstage-plugin-alerts-common';
import { useChannelTest } from '../../hooks/useMyRules';
import { useSeconds } from '../../hooks/useSeconds';
import { alertsTranslationRef } from '../../translation';
import styles from './RulesTab.module.css';

/** Usually it is taken within two seconds. */
const LATE_MS = 15_000;

/** Channels that reach people, each with a way to try it. */
export function Ways({ channels }: { channels: readonly AlertChannel[] }) {
  const { t } = useTexts(alertsTranslationRef);
  return (
    <section className={styles.ways} aria-labelledby="rules-ways">
      <Text as="h3" id="rules-ways" variant="title-x-small" weight="bold">
        {t('rules.ways.title')}
      </Text>
      <p className={styles.quiet}>{t('rules.ways.hint')}</p>
      {channels.length === 0 && (
        <StatusText tone="bad" text={t('rules.ways.none')} />
      )}
      <ul className={styles.list} aria-label={t('rules.ways.title')}>
        {channels.map(channel => (
          <Way key={channel.id} channel={channel} />
        ))}
      </ul>
    </section>
  );
}

function Way({ channel }: { channel: AlertChannel }) {
  const { id, title, unreachable } = channel;
  const { t } = useTexts(alertsTranslationRef);
  const { send, test } = useChannelTest(id);
  const isWaiting = send.data !== undefined && test?.state !== 'sent';
  return (
    <li>
      <div className={styles.line}>
        <span className={styles.way}>{title}</span>
        {unreachable === undefined ? (
          <Button
            variant="secondary"
            size="small"
            isPending={send.isPending}
            aria-label={t('rules.ways.testOf', { channel: title })}
            onPress={() => send.mutate()}
          >
            {t('rules.ways.test')}
          </Button>
        ) : (
          <StatusText
            tone="warn"
            text={t('rules.ways.cannot', { reason: unreachable })}
          />
        )}
      </div>
      <div role="status">
        {send.isError && (
          <StatusText
            tone="bad"
            text={t('rules.ways.failed', { reason: errorReason(send.error) })}
          />
        )}
        {send.data && (
          <Outcome
            key={send.data.id}
            channel={title}
            sentAt={send.submittedAt}
            isWaiting={isWaiting}
            test={test}
          />
        )}
      </div>
    </li>
  );
}

function Outcome(props: {
  channel: string;
  /** Milliseconds since 1970. */
  sentAt: number;
  isWaiting: boolean;
  test?: ChannelTest;
}) {
  const { channel, sentAt, isWaiting, test } = props;
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const isOpen = isWaiting && test?.state !== 'failed';
  // It stands still once it is over.
  const now = useSeconds(isOpen);
  if (test?.state === 'sent') {
    const time = formatClock(new Date(now), { locale });
    return (
      <StatusText
        tone="good"
        text={t('rules.ways.arrived', { channel, time })}
      />
    );
  }
  if (test?.state === 'failed') {
    const reason = test.problem ?? t('rules.ways.unknown');
    return <StatusText tone="bad" text={t('rules.ways.failed', { reason })} />;
  }
  return now - sentAt < LATE_MS ? (
    <StatusText tone="progress" text={t('rules.ways.waits')} />
  ) : (
    <StatusText
      tone="warn"
      text={t('rules.ways.late', { duration: formatDuration(now - sentAt) })}
    />
  );
}
