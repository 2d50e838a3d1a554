import { FilterBar, useTexts } from '@internal/frontend-kit';
import type { ScheduleList } from '../../hooks/useScheduleList';
import { oncallTranslationRef } from '../../translation';

/** Search, and whether only schedules with gaps are shown. */
export function ListFilters(props: {
  list: ScheduleList;
  /** What the search finds. */
  label: string;
  /** False where the list has other things than schedules in it. */
  hasGaps?: boolean;
}) {
  const { list, label, hasGaps = true } = props;
  const { t } = useTexts(oncallTranslationRef);
  const gaps = {
    id: 'gaps',
    label: t('list.gapFilter'),
    selected: list.gaps ? ['1'] : [],
    options: [{ value: '1', label: t('list.gapFilterOption') }],
  };
  return (
    <FilterBar
      search={{
        label,
        value: list.typed,
        onChange: list.search,
      }}
      filters={hasGaps ? [gaps] : []}
      onFilter={(_, values) => list.filterGaps(values.length > 0)}
      onClear={list.clear}
    />
  );
}
