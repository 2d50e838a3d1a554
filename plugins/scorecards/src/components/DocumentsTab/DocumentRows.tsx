import { Cell, Link, Table, type ColumnConfig } from '@backstage/ui';
import {
  EntityLink,
  RowLine,
  RowList,
  StatusText,
  useNarrow,
  useTexts,
} from '@internal/frontend-kit';
import type { DocumentSummary } from '@callboard/backstage-plugin-scorecards-common';
import { useEditPath } from '../../hooks/useEditPath';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { scorecardsTranslationRef } from '../../translation';
import { GitFile } from '../GitFile';
import { isRetirable, RetireButton } from './RetireButton';
import styles from './DocumentsTab.module.css';

interface RowsProps {
  documents: readonly DocumentSummary[];
  label: string;
}

/** Documents: a table, and a list on a phone. */
export function DocumentRows(props: RowsProps) {
  const isNarrow = useNarrow();
  return isNarrow ? <DocumentList {...props} /> : <DocumentTable {...props} />;
}

function DocumentTable({ documents }: RowsProps) {
  const { t } = useTexts(scorecardsTranslationRef);
  const column = (
    id: 'title' | 'owner' | 'version' | 'origin' | 'act',
    width: `${number}fr`,
    content: (row: DocumentSummary) => JSX.Element | string,
  ): ColumnConfig<DocumentSummary> => ({
    id,
    label: t(`editor.list.columns.${id}`),
    width,
    isRowHeader: id === 'title',
    cell: row => <Cell className={styles.cell}>{content(row)}</Cell>,
  });
  return (
    <Table
      columnConfig={[
        column('title', '3fr', row => <Title document={row} />),
        column('owner', '2fr', row => <EntityLink entityRef={row.owner} />),
        column('version', '2fr', row => <Versions document={row} />),
        column('origin', '4fr', row => <Origin document={row} />),
        ...(documents.some(isRetirable)
          ? [column('act', '1fr', row => <RetireButton document={row} />)]
          : []),
      ]}
      data={[...documents]}
      pagination={{ type: 'none' }}
    />
  );
}

function DocumentList({ documents, label }: RowsProps) {
  return (
    <RowList label={label}>
      {documents.map(document => (
        <li key={document.id}>
          <RowLine>
            <Title document={document} />
            <EntityLink entityRef={document.owner} />
          </RowLine>
          <RowLine>
            <Versions document={document} />
            <RetireButton document={document} />
          </RowLine>
          <Origin document={document} />
        </li>
      ))}
    </RowList>
  );
}

/** Leads to the editor, which is for reading too. */
function Title({ document }: { document: DocumentSummary }) {
  const editPath = useEditPath();
  return <Link href={editPath(document)}>{document.title || document.id}</Link>;
}

/** Which version counts, which is on its way, and which is being written. */
function Versions({ document }: { document: DocumentSummary }) {
  const { active, draft, scheduled } = document;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  return (
    <span className={styles.versions}>
      {active && (
        <StatusText
          tone="good"
          text={t('editor.list.active', { version: `${active.version}` })}
        />
      )}
      {scheduled && (
        <StatusText
          tone="progress"
          text={t('editor.list.scheduled', {
            version: `${scheduled.version}`,
            day: scheduled.activeFrom ? text.day(scheduled.activeFrom) : '',
          })}
        />
      )}
      {draft && (
        <StatusText
          tone="neutral"
          text={t('editor.list.draft', { version: `${draft.version}` })}
        />
      )}
      {!active && !scheduled && !draft && (
        <StatusText tone="neutral" text={t('editor.list.retired')} />
      )}
    </span>
  );
}

function Origin({ document }: { document: DocumentSummary }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const { origin, problems = [] } = document;
  if (origin !== 'git') return <span>{t('editor.list.portal')}</span>;
  return (
    <span className={styles.versions}>
      <span>
        {t('editor.list.git')} <GitFile document={document} />
      </span>
      {problems.length > 0 && (
        <StatusText
          tone="warn"
          text={t('editor.list.left', { problem: problems[0] })}
        />
      )}
    </span>
  );
}
