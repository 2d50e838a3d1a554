import { useTexts } from '@internal/frontend-kit';
import { TablePagination } from '@backstage/ui';
import { useUntilText } from '../../hooks/useUntilText';
import { FirstLevel, ReachCell, SecondLevel, TeamCell } from './cells';
import type { NowRowsProps } from './NowTable';
import { oncallTranslationRef } from '../../translation';
import styles from '../SchedulesTab/SchedulesTab.module.css';

/** One page of teams on a phone: who is on call, and the ways to reach them. */
export function NowList({ rows, isStale, pagination }: NowRowsProps) {
  const { t } = useTexts(oncallTranslationRef);
  const { until } = useUntilText();
  return (
    <>
      <ul className={styles.list} data-stale={isStale || undefined}>
        {rows.map(row => (
          <li key={row.id}>
            <TeamCell row={row} />
            <FirstLevel row={row} />
            {row.first.now && (
              <span className={styles.quiet}>
                {until(row.first.now.endsAt)}
              </span>
            )}
            <ReachCell row={row} />
            {row.second.length > 0 && (
              <>
                <span className={styles.quiet}>
                  {t('list.levelOf', { level: row.second[0].level })}
                </span>
                <SecondLevel row={row} />
              </>
            )}
          </li>
        ))}
      </ul>
      <TablePagination {...pagination} />
    </>
  );
}
