import { Button, Text } from '@backstage/ui';
import { useLocale, useNow, useTexts } from '@internal/frontend-kit';
import type {
  AlertDetail,
  TimelineEntry,
} from '@callboard/backstage-plugin-alerts-common';
import { useEntryText } from '../../hooks/useEntryText';
import { useTimeline } from '../../hooks/useTimeline';
import { foldEntries } from '../../lib/foldEntries';
import { formatPast } from '../../lib/formatPast';
import { alertsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { Part } from './Part';
import styles from './AlertPage.module.css';

/** Everything that happened, the newest first; it grows while it is looked at. */
export function Timeline({ alert }: { alert: AlertDetail }) {
  const { t } = useTexts(alertsTranslationRef);
  const query = useTimeline(alert);
  return (
    <Part label={t('timeline.title')}>
      <Text as="h3" variant="title-x-small" weight="bold">
        {t('timeline.title')}
      </Text>
      <BackendState
        query={query}
        subject={t('timeline.subject')}
        thing={t('timeline.thing')}
      >
        {({ pages }) => (
          <ol className={styles.timeline}>
            {foldEntries(pages.flatMap(({ items }) => items)).map(
              ({ id, entries }) =>
                entries.length === 1 ? (
                  <Entry key={id} entry={entries[0]} />
                ) : (
                  <Folded key={id} entries={entries} />
                ),
            )}
          </ol>
        )}
      </BackendState>
      {query.hasNextPage && (
        <Button
          variant="secondary"
          size="small"
          isPending={query.isFetchingNextPage}
          onPress={() => query.fetchNextPage()}
        >
          {t('timeline.older')}
        </Button>
      )}
    </Part>
  );
}

function Moment({ at }: { at: string }) {
  const locale = useLocale();
  const now = useNow();
  return (
    <time className={styles.quiet} dateTime={at}>
      {formatPast(at, { locale, now })}
    </time>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const textOf = useEntryText();
  return (
    <li id={`event-${entry.id}`}>
      <Moment at={entry.at} />
      <span>
        {textOf(entry)}
        {entry.text && <span className={styles.words}>{entry.text}</span>}
      </span>
    </li>
  );
}

function Folded({ entries }: { entries: readonly TimelineEntry[] }) {
  const { t } = useTexts(alertsTranslationRef);
  return (
    <li>
      <Moment at={entries[0].at} />
      <details className={styles.details}>
        <summary>{t('timeline.deliveries', { count: entries.length })}</summary>
        <ol className={styles.timeline}>
          {entries.map(entry => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ol>
      </details>
    </li>
  );
}
