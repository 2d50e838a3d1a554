import { TablePagination, type TablePaginationProps } from '@backstage/ui';
import { useTexts } from '@internal/frontend-kit';
import type { ScheduleSummary } from '@callboard/backstage-plugin-oncall-common';
import { useUntilText } from '../../hooks/useUntilText';
import { Gaps, Nobody, People, ScheduleName } from './cells';
import { oncallTranslationRef } from '../../translation';
import styles from './SchedulesTab.module.css';

/** One page of schedules on a phone. */
export function ScheduleCards(props: {
  rows: ScheduleSummary[];
  isStale: boolean;
  pagination: TablePaginationProps;
}) {
  const { rows, isStale, pagination } = props;
  const { t } = useTexts(oncallTranslationRef);
  const { until } = useUntilText();
  return (
    <>
      <ul className={styles.list} data-stale={isStale || undefined}>
        {rows.map(row => (
          <li key={row.id}>
            <ScheduleName schedule={row} />
            <span className={styles.quiet}>
              {row.team.title} · {t('list.levelOf', { level: row.level })}
            </span>
            {row.now ? (
              <>
                <People shift={row.now} />
                <span className={styles.quiet}>{until(row.now.endsAt)}</span>
              </>
            ) : (
              <Nobody schedule={row} />
            )}
            {row.now && row.gapCount > 0 && <Gaps schedule={row} />}
          </li>
        ))}
      </ul>
      <TablePagination {...pagination} />
    </>
  );
}
