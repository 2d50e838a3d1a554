import {
  EmptyBlock,
  PageButtons,
  RowList,
  SkeletonLines,
  useTexts,
  useUrlPages,
  useUrlState,
} from '@internal/frontend-kit';
import type { MessageLogEntry } from '@callboard/backstage-plugin-alerts-common';
import { useKeptFocus } from '../../hooks/useKeptFocus';
import { useMessages } from '../../hooks/useOperation';
import { LIST_PAGE } from '../../lib/listQuery';
import { messageStateOf } from '../../lib/messageStates';
import { alertsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { MessageFilters } from './MessageFilters';
import { MessageRow } from './MessageRow';
import { Workload } from './Workload';

/** For who runs the portal: what waits, what was sent, and what was given up, to be tried again. */
export function DeliveriesTab() {
  const { t } = useTexts(alertsTranslationRef);
  const { params } = useUrlState();
  const pages = useUrlPages(LIST_PAGE);
  const shown = messageStateOf(params.get('state'));
  const channel = params.get('channel') ?? undefined;
  const query = useMessages({
    ...(shown !== 'all' && { state: shown }),
    ...(channel && { channel }),
    ...(pages.cursor && { cursor: pages.cursor }),
    limit: LIST_PAGE,
  });
  return (
    <BackendState
      isAlwaysThere
      query={query}
      subject={t('deliveries.subject')}
      thing={t('deliveries.thing')}
    >
      {({ items, pageInfo }) => (
        <>
          <Workload />
          <MessageFilters items={items} />
          {items.length === 0 && query.isPlaceholderData && (
            <SkeletonLines lines={5} />
          )}
          {items.length === 0 && !query.isPlaceholderData && (
            <EmptyBlock
              kind={shown === 'failed' ? 'good' : 'filtered'}
              title={t(`deliveries.empty.${shown}`)}
            />
          )}
          {items.length > 0 && <Messages items={items} />}
          <PageButtons
            pages={pages}
            nextCursor={pageInfo.nextCursor}
            isStale={query.isPlaceholderData}
            labels={{ previous: t('list.previous'), next: t('list.next') }}
          />
        </>
      )}
    </BackendState>
  );
}

/** Where one that was tried again leaves the list, the focus stays there. */
function Messages({ items }: { items: readonly MessageLogEntry[] }) {
  const { t } = useTexts(alertsTranslationRef);
  const list = useKeptFocus<HTMLUListElement>(
    items.map(({ id }) => id).join(' '),
  );
  return (
    <RowList ref={list} tabIndex={-1} label={t('deliveries.list')}>
      {items.map(message => (
        <MessageRow key={message.id} message={message} />
      ))}
    </RowList>
  );
}
