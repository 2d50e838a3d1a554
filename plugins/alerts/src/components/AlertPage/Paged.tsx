import {
  StatusText,
  useLocale,
  useNarrow,
  useNow,
  useTexts,
} from '@internal/frontend-kit';
import { Button, Text } from '@backstage/ui';
import type {
  AlertDetail,
  NextEscalation,
  PagedRecipient,
} from '@callboard/backstage-plugin-alerts-common';
import { useMe } from '../../hooks/useMe';
import { formatPast } from '../../lib/formatPast';
import { alertsTranslationRef } from '../../translation';
import { useActions } from './ActionsProvider';
import { isExhausted, NextText } from './PagedLine';
import { Part } from './Part';
import styles from './AlertPage.module.css';

/** So many stand open; the others on demand. */
const SHOWN = 5;

/** Who was paged, how that went, and who is next; on a phone that stands on the first screen already. */
export function Paged({ alert }: { alert: AlertDetail }) {
  const { t } = useTexts(alertsTranslationRef);
  const isNarrow = useNarrow();
  const { pages, next, state } = alert;
  const rest = pages.slice(SHOWN);
  return (
    <Part label={t('alert.paged.title')}>
      <Text as="h3" variant="title-x-small" weight="bold">
        {t('alert.paged.title')}
      </Text>
      {state === 'firing' && next && !isNarrow && <Next next={next} />}
      {isExhausted(alert) && !isNarrow && (
        <StatusText tone="warn" text={t('alert.paged.over')} />
      )}
      {pages.length > 0 ? (
        <Recipients pages={pages.slice(0, SHOWN)} />
      ) : (
        <p className={styles.quiet}>
          {t(
            state === 'resolved'
              ? 'alert.paged.nobodyEver'
              : 'alert.paged.nobody',
          )}
        </p>
      )}
      {rest.length > 0 && (
        <details className={styles.details}>
          <summary>{t('alert.history.more', { count: rest.length })}</summary>
          <Recipients pages={rest} />
        </details>
      )}
    </Part>
  );
}

function Recipients({ pages }: { pages: readonly PagedRecipient[] }) {
  return (
    <ul className={styles.plain}>
      {pages.map(page => (
        <Recipient key={page.id} page={page} />
      ))}
    </ul>
  );
}

function Next({ next }: { next: NextEscalation }) {
  const { t } = useTexts(alertsTranslationRef);
  const { may, ask } = useActions();
  return (
    <div className={styles.next}>
      <NextText next={next} />
      {may('escalate') && (
        <Button variant="tertiary" size="small" onPress={() => ask('escalate')}>
          {t('acts.pageNow')}
        </Button>
      )}
    </div>
  );
}

function Recipient({ page }: { page: PagedRecipient }) {
  const { t } = useTexts(alertsTranslationRef);
  const me = useMe();
  const locale = useLocale();
  const now = useNow();
  const timeOf = (at: string) => formatPast(at, { locale, now });
  const { person, channel, messages } = page;
  const who =
    person?.entityRef === me && person
      ? t('alert.paged.you')
      : person?.title ?? channel ?? '';
  return (
    <li>
      <span>{t('alert.paged.one', { who, time: timeOf(page.at) })}</span>
      {messages.map(message => (
        <Delivery
          key={message.id}
          message={message}
          time={timeOf(message.at)}
        />
      ))}
    </li>
  );
}

function Delivery(props: {
  message: PagedRecipient['messages'][number];
  time: string;
}) {
  const { message, time } = props;
  const { t } = useTexts(alertsTranslationRef);
  const { state, channel, problem } = message;
  switch (state) {
    case 'sent':
      return (
        <StatusText
          tone="good"
          text={t('alert.paged.sent', { channel, time })}
        />
      );
    case 'failed':
      return (
        <StatusText
          tone="bad"
          text={
            problem
              ? t('alert.paged.failedWhy', { channel, problem })
              : t('alert.paged.failed', { channel })
          }
        />
      );
    case 'cancelled':
      return (
        <StatusText
          tone="neutral"
          text={t('alert.paged.cancelled', { channel })}
        />
      );
    default:
      return (
        <StatusText
          tone="neutral"
          text={t('alert.paged.waiting', { channel, time })}
        />
      );
  }
}
