import type { ReactNode } from 'react';
import { ButtonIcon, Cell, type ColumnConfig } from '@backstage/ui';
import { RiInformationLine } from '@remixicon/react';
import { StatusText, useTexts } from '@internal/frontend-kit';
import type { OwnershipRow } from '@callboard/backstage-plugin-ownership-common';
import { useServiceState } from '../../hooks/useServiceState';
import {
  ChannelCell,
  FindingsCell,
  OwnerCell,
  ServiceCell,
  SinceCell,
  TrustCell,
} from './cells';
import { ownershipTranslationRef } from '../../translation';
import styles from './ServiceTable.module.css';

type Row = OwnershipRow & { id: string };

/** The columns of the table; what is sorted has the name of its order. */
export function useServiceColumns(
  onOpen: (entityRef: string) => void,
): ColumnConfig<Row>[] {
  const { t } = useTexts(ownershipTranslationRef);
  const stateOf = useServiceState();
  const column = (
    id:
      | 'title'
      | 'owner'
      | 'state'
      | 'trust'
      | 'channels'
      | 'severity'
      | 'since',
    width: `${number}fr`,
    content: (row: Row) => ReactNode,
  ): ColumnConfig<Row> => ({
    id,
    label: t(`page.services.columns.${id}`),
    width,
    isRowHeader: id === 'title',
    isSortable: id !== 'state' && id !== 'channels',
    cell: row => <Cell className={styles.cell}>{content(row)}</Cell>,
  });
  return [
    column('title', '6fr', row => <ServiceCell row={row} />),
    column('owner', '5fr', row => <OwnerCell row={row} />),
    column('state', '5fr', row => <StatusText {...stateOf(row)} />),
    column('trust', '4fr', row => <TrustCell trust={row.trust} />),
    column('channels', '4fr', row => <ChannelCell row={row} />),
    column('severity', '5fr', row => <FindingsCell row={row} />),
    column('since', '3fr', row => <SinceCell row={row} />),
    {
      id: 'details',
      label: t('page.services.columns.details'),
      width: 88,
      cell: ({ entityRef, title }) => (
        <Cell className={styles.cell}>
          <ButtonIcon
            variant="tertiary"
            icon={<RiInformationLine aria-hidden="true" />}
            aria-label={t('page.services.details', { title })}
            onPress={() => onOpen(entityRef)}
          />
        </Cell>
      ),
    },
  ];
}
