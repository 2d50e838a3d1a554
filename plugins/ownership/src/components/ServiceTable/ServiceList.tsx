import { TablePagination } from '@backstage/ui';
import { StatusText, useTexts } from '@internal/frontend-kit';
import { useServiceState } from '../../hooks/useServiceState';
import type { ServiceRowsProps } from './ServiceTable';
import { ownershipTranslationRef } from '../../translation';
import styles from './ServiceTable.module.css';

/** One page of services on a phone: name, state, owner; a press anywhere on one opens what is known about it. */
export function ServiceList(props: ServiceRowsProps) {
  const { rows, isStale, pagination, onOpen } = props;
  const { t } = useTexts(ownershipTranslationRef);
  const stateOf = useServiceState();
  return (
    <>
      <ul className={styles.list} data-stale={isStale || undefined}>
        {rows.map(row => (
          <li key={row.entityRef}>
            <button type="button" onClick={() => onOpen(row.entityRef)}>
              <strong>{row.title}</strong>
              <StatusText {...stateOf(row)} />
              <span className={styles.quiet}>
                {[
                  row.owner?.title ?? row.writtenOwner,
                  row.tier && t('page.services.tier', { tier: row.tier.value }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <TablePagination {...pagination} />
    </>
  );
}
