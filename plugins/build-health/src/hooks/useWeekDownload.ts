import { useEntity } from '@backstage/plugin-catalog-react';
import { downloadText, toCsv, useTexts } from '@internal/frontend-kit';
import type { BuildWeek } from '@callboard/backstage-plugin-build-health-common';
import {
  SUCCESS_COLUMNS,
  successRows,
  TIME_COLUMNS,
  timeRows,
} from '../lib/weekRows';
import { buildHealthTranslationRef } from '../translation';
import { useWeekText, type WeekFigure } from './useWeekText';

type ColumnId = (typeof SUCCESS_COLUMNS | typeof TIME_COLUMNS)[number];

/** Hands the rows of a chart to the browser as CSV, the newest first as in its table. */
export function useWeekDownload(weeks: readonly BuildWeek[]) {
  const { t } = useTexts(buildHealthTranslationRef);
  const { metadata } = useEntity().entity;
  const text = useWeekText(weeks);
  const newestFirst = [...weeks].reverse();
  return (figure: WeekFigure) => {
    const columns: readonly ColumnId[] =
      figure === 'success' ? SUCCESS_COLUMNS : TIME_COLUMNS;
    const rows =
      figure === 'success'
        ? successRows(
            newestFirst,
            leftOut => text.leftOut(leftOut) ?? t('weeks.nothing'),
          )
        : timeRows(newestFirst, figure);
    downloadText({
      text: toCsv([columns.map(id => t(`csv.columns.${id}`)), ...rows]),
      fileName: `${metadata.name} ${figure} by week.csv`,
      type: 'text/csv',
    });
  };
}
