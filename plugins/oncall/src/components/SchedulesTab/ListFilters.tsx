import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { FilterBar } from '@internal/frontend-kit';
import type { ScheduleList } from '../../hooks/useScheduleList';
import { oncallTranslationRef } from '../../translation';

/** Search, and whether only schedules with gaps are shown. */
export function ListFilters({ list }: { list: ScheduleList }) {
  const { t } = useTranslationRef(oncallTranslationRef);
  return (
    <FilterBar
      search={{
        label: t('list.search'),
        value: list.typed,
        onChange: list.search,
      }}
      filters={[
        {
          id: 'gaps',
          label: t('list.gapFilter'),
          selected: list.gaps ? ['1'] : [],
          options: [{ value: '1', label: t('list.gapFilterOption') }],
        },
      ]}
      onFilter={(_, values) => list.filterGaps(values.length > 0)}
      onClear={list.clear}
    />
  );
}
