import { Table, type TablePaginationProps } from '@backstage/ui';
import { FIRST_PAGE, useUrlState } from '@internal/frontend-kit';
import type { OwnershipRow } from '@callboard/backstage-plugin-ownership-common';
import { readServiceQuery } from '../../lib/serviceQuery';
import { useServiceColumns } from './useServiceColumns';
import styles from './ServiceTable.module.css';

/** Properties of the list in both of its forms. */
export interface ServiceRowsProps {
  rows: OwnershipRow[];
  /** Other rows are on their way. */
  isStale: boolean;
  pagination: TablePaginationProps;
  onOpen: (entityRef: string) => void;
}

/** One page of services as a table, sorted at its heads. */
export function ServiceTable(props: ServiceRowsProps) {
  const { rows, isStale, pagination, onOpen } = props;
  const { params, change } = useUrlState();
  const columns = useServiceColumns(onOpen);
  const { sort } = readServiceQuery(params);
  return (
    <Table
      className={styles.table}
      columnConfig={columns}
      data={rows.map(row => ({ ...row, id: row.entityRef }))}
      isStale={isStale}
      pagination={{ type: 'page', ...pagination }}
      sort={{
        descriptor: {
          column: sort?.replace('-', '') ?? 'severity',
          direction: !sort || sort.startsWith('-') ? 'descending' : 'ascending',
        },
        onSortChange: ({ column, direction }) =>
          change({
            sort:
              // The worst stand first, or the list has another order.
              column === 'severity'
                ? undefined
                : `${direction === 'descending' ? '-' : ''}${column}`,
            ...FIRST_PAGE,
          }),
      }}
    />
  );
}
