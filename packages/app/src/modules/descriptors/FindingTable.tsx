import {
  Cell,
  Table,
  TablePagination,
  Text,
  useTable,
  type ColumnConfig,
} from '@backstage/ui';
import {
  CopyableText,
  CopyButton,
  useNarrow,
  useTexts,
} from '@internal/frontend-kit';
import { useMemo } from 'react';
import styles from './DescriptorsPage.module.css';
import type { Finding } from './findings';
import { descriptorsTranslationRef } from './translation';

const PAGE_SIZE = 20;

const Fix = ({ finding }: { finding: Finding }) => {
  const { t } = useTexts(descriptorsTranslationRef);
  const { fix, isSnippet, subject } = finding;
  return isSnippet ? (
    <span className={styles.snippet}>
      <code>{fix}</code>
      <CopyButton value={fix} what={t('copy.fix', { subject })} />
    </span>
  ) : (
    <Text>{fix}</Text>
  );
};

const Place = ({ finding }: { finding: Finding }) => {
  const { t } = useTexts(descriptorsTranslationRef);
  return (
    <CopyableText
      text={finding.place}
      what={t('copy.place', { subject: finding.subject })}
    />
  );
};

const useColumns = (): ColumnConfig<Finding>[] => {
  const { t } = useTexts(descriptorsTranslationRef);
  return useMemo(
    () => [
      {
        id: 'subject',
        label: t('columns.subject'),
        isRowHeader: true,
        width: '3fr',
        cell: finding => (
          <Cell className={styles.cell}>
            <Text weight="bold">{finding.subject}</Text>
          </Cell>
        ),
      },
      {
        id: 'place',
        label: t('columns.place'),
        width: '4fr',
        cell: finding => (
          <Cell className={styles.cell}>
            <Place finding={finding} />
          </Cell>
        ),
      },
      {
        id: 'reason',
        label: t('columns.reason'),
        width: '4fr',
        cell: finding => (
          <Cell className={styles.cell}>
            <Text>{finding.reason}</Text>
          </Cell>
        ),
      },
      {
        id: 'fix',
        label: t('columns.fix'),
        width: '5fr',
        cell: finding => (
          <Cell className={styles.cell}>
            <Fix finding={finding} />
          </Cell>
        ),
      },
    ],
    [t],
  );
};

const ListItem = ({ finding }: { finding: Finding }) => (
  <li className={styles.row}>
    <Text as="p" weight="bold">
      {finding.subject}
    </Text>
    <Text as="p">{finding.reason}</Text>
    <Fix finding={finding} />
    <Place finding={finding} />
  </li>
);

/** Findings of one class: a table, on a phone a list of the same rows. */
export const FindingTable = ({ findings }: { findings: Finding[] }) => {
  const narrow = useNarrow();
  const columns = useColumns();
  const { tableProps } = useTable({
    mode: 'complete',
    data: findings,
    paginationOptions: {
      pageSize: PAGE_SIZE,
      pageSizeOptions: [],
      type: findings.length > PAGE_SIZE ? 'page' : 'none',
    },
  });

  if (!narrow) {
    return <Table columnConfig={columns} {...tableProps} />;
  }
  const { pagination, data = [] } = tableProps;
  return (
    <>
      <ul className={styles.list}>
        {data.map(finding => (
          <ListItem key={finding.id} finding={finding} />
        ))}
      </ul>
      {pagination.type === 'page' && <TablePagination {...pagination} />}
    </>
  );
};
