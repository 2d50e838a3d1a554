import { isHidden, useNarrow, useTexts } from '@internal/frontend-kit';
import type { SchedulePage } from '@callboard/backstage-plugin-oncall-common';
import {
  useScheduleList,
  type ScheduleList,
} from '../../hooks/useScheduleList';
import { teamRows } from '../../lib/teamRows';
import { BackendState } from '../BackendState';
import { ListFilters } from '../SchedulesTab/ListFilters';
import { NoSchedule } from '../SchedulesTab/NoSchedule';
import { usePagination } from '../SchedulesTab/usePagination';
import { NowAnswer } from './NowAnswer';
import { NowList } from './NowList';
import { NowTable } from './NowTable';
import { SearchResults } from './SearchResults';
import { oncallTranslationRef } from '../../translation';

/** Who is on call now, by team, those with nobody first. */
export function NowTab() {
  const { t } = useTexts(oncallTranslationRef);
  const list = useScheduleList(true);
  const { q } = list;
  // Where nothing may be seen there is nothing to filter; a list that failed may load with other filters.
  const isRefused = isHidden(list.query.error);
  return (
    <>
      {!isRefused && (
        <>
          <NowAnswer />
          <ListFilters
            list={list}
            label={t('search.label')}
            hasGaps={q === ''}
          />
        </>
      )}
      {q && !isRefused ? (
        <SearchResults q={q} onClear={list.clear} />
      ) : (
        <BackendState
          query={list.query}
          subject={t('list.subject')}
          thing={t('list.thing')}
          isEmpty={({ totalItems }) => totalItems === 0}
          empty={<NoSchedule list={list} />}
        >
          {page => <Rows list={list} page={page} />}
        </BackendState>
      )}
    </>
  );
}

function Rows({ list, page }: { list: ScheduleList; page: SchedulePage }) {
  const narrow = useNarrow();
  const pagination = usePagination(list, page);
  const List = narrow ? NowList : NowTable;
  return (
    <List
      rows={teamRows(page.items)}
      isStale={list.query.isPlaceholderData}
      pagination={pagination}
    />
  );
}
