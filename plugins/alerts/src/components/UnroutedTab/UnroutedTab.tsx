import { useState } from 'react';
import { Button, Link, Text } from '@backstage/ui';
import {
  EmptyBlock,
  PageButtons,
  RowLine,
  RowList,
  StatusText,
  useTexts,
  useUrlPages,
} from '@internal/frontend-kit';
import type {
  AlertNamed,
  AlertSummary,
} from '@callboard/backstage-plugin-alerts-common';
import { useAgeText } from '../../hooks/useAgeText';
import { useAlerts } from '../../hooks/useAlerts';
import { usePagePath } from '../../hooks/usePagePath';
import { LIST_PAGE } from '../../lib/listQuery';
import { alertsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { SeverityMark } from '../SeverityMark';
import { RouteDialog } from './RouteDialog';
import styles from './UnroutedTab.module.css';

/** Alerts that belong to no service and no team: why, and where they may belong. None is dropped. */
export function UnroutedTab() {
  const { t } = useTexts(alertsTranslationRef);
  const pages = useUrlPages(LIST_PAGE);
  const [routed, setRouted] = useState<{
    alert: AlertSummary;
    target?: AlertNamed;
  }>();
  const query = useAlerts({
    scope: 'unrouted',
    limit: LIST_PAGE,
    ...(pages.cursor && { cursor: pages.cursor }),
  });
  return (
    <BackendState
      isAlwaysThere
      query={query}
      subject={t('list.subject')}
      thing={t('list.thing')}
      isEmpty={({ totalItems }) => totalItems === 0}
      empty={
        <EmptyBlock kind="good" title={t('list.unrouted.good')}>
          <p>{t('list.unrouted.goodHint')}</p>
        </EmptyBlock>
      }
    >
      {({ items, totalItems, pageInfo }) => (
        <>
          <Text as="p" variant="body-large">
            {t('list.unrouted.answer', { count: totalItems })}
          </Text>
          <RowList label={t('list.tabs.unrouted')}>
            {items.map(alert => (
              <Unrouted
                key={alert.id}
                alert={alert}
                onRoute={target => setRouted({ alert, target })}
              />
            ))}
          </RowList>
          <PageButtons
            pages={pages}
            nextCursor={pageInfo.nextCursor}
            isStale={query.isPlaceholderData}
            labels={{ previous: t('list.previous'), next: t('list.next') }}
          />
          {routed && (
            <RouteDialog
              key={routed.alert.id}
              {...routed}
              onClose={() => setRouted(undefined)}
            />
          )}
        </>
      )}
    </BackendState>
  );
}

function Unrouted(props: {
  alert: AlertSummary;
  onRoute: (target?: AlertNamed) => void;
}) {
  const { alert, onRoute } = props;
  const { id, title, summary, severity, startedAt, unrouted, labels } = alert;
  const { t } = useTexts(alertsTranslationRef);
  const path = usePagePath();
  const age = useAgeText();
  return (
    <li>
      <RowLine isPacked>
        <SeverityMark severity={severity} />
        <Link href={path.alert(id)}>{title}</Link>
        <time dateTime={startedAt}>{age(startedAt)}</time>
      </RowLine>
      {summary !== title && <span>{summary}</span>}
      <StatusText
        tone="warn"
        text={t('list.unrouted.reason', { reason: unrouted?.reason ?? '' })}
      />
      <code className={styles.labels}>
        {Object.entries(labels)
          .map(([name, value]) => `${name}=${value}`)
          .join(', ')}
      </code>
      <RowLine isPacked>
        {(unrouted?.nearest ?? []).map(near => (
          <Button
            key={near.entityRef}
            variant="secondary"
            size="small"
            onPress={() => onRoute(near)}
          >
            {t('list.unrouted.routeTo', { name: near.title })}
          </Button>
        ))}
        <Button
          variant="tertiary"
          size="small"
          aria-label={t('list.unrouted.routeOf', { title })}
          onPress={() => onRoute()}
        >
          {t('list.unrouted.route')}
        </Button>
      </RowLine>
    </li>
  );
}
