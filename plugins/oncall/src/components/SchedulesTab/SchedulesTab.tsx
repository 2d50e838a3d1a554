import { Text } from '@backstage/ui';
import { isHidden, useNarrow, useTexts } from '@internal/frontend-kit';
import type { SchedulePage } from '@callboard/backstage-plugin-oncall-common';
import {
  useScheduleList,
  type ScheduleList,
} from '../../hooks/useScheduleList';
import { BackendState } from '../BackendState';
import { ListFilters } from './ListFilters';
import { NoSchedule } from './NoSchedule';
import { ScheduleCards } from './ScheduleCards';
import { ScheduleTable } from './ScheduleTable';
import { usePagination } from './usePagination';
import { oncallTranslationRef } from '../../translation';

/** All schedules that the reader sees, with their gaps. */
export function SchedulesTab() {
  const { t } = useTexts(oncallTranslationRef);
  const list = useScheduleList();
  return (
    <>
      {!isHidden(list.query.error) && (
        <ListFilters list={list} label={t('list.search')} />
      )}
      <BackendState
        query={list.query}
        subject={t('list.subject')}
        thing={t('list.thing')}
        isEmpty={({ totalItems }) => totalItems === 0}
        empty={<NoSchedule list={list} />}
      >
        {page => <Rows list={list} page={page} />}
      </BackendState>
    </>
  );
}

function Rows({ list, page }: { list: ScheduleList; page: SchedulePage }) {
  const { t } = useTexts(oncallTranslationRef);
  const narrow = useNarrow();
  const pagination = usePagination(list, page);
  const List = narrow ? ScheduleCards : ScheduleTable;
  const gaps = page.items.filter(({ gapCount }) => gapCount > 0).length;
  return (
    <>
      <Text as="p" variant="body-large">
        {gaps > 0
          ? t('list.answer.gaps', { count: gaps })
          : t('list.noGapsAtAll')}
      </Text>
      <List
        rows={page.items}
        isStale={list.query.isPlaceholderData}
        pagination={pagination}
      />
    </>
  );
}
