import { Cell, Table, type ColumnConfig } from '@backstage/ui';
import {
  EntityLink,
  StatusText,
  TimeText,
  useNarrow,
  useTexts,
} from '@internal/frontend-kit';
import type { TestSummary } from '@callboard/backstage-plugin-build-health-common';
import { useVerdictText, VERDICT_TONES } from '../../hooks/useVerdictText';
import { buildHealthTranslationRef } from '../../translation';
import { TestLink } from '../TestLink';
import styles from './TestsTab.module.css';

interface RowsProps {
  tests: readonly TestSummary[];
  isStale?: boolean;
}

/** Tests: a table, and a list on a phone. */
export function TestRows(props: RowsProps) {
  const Rows = useNarrow() ? TestList : TestTable;
  return <Rows {...props} />;
}

function TestTable({ tests, isStale }: RowsProps) {
  const { t } = useTexts(buildHealthTranslationRef);
  const text = useVerdictText();
  const column = (
    id: 'test' | 'verdict' | 'evidence' | 'service' | 'failed',
    width: `${number}fr`,
    content: (test: TestSummary) => JSX.Element | string,
  ): ColumnConfig<TestSummary> => ({
    id,
    label: t(`tests.columns.${id}`),
    width,
    isRowHeader: id === 'test',
    cell: test => <Cell className={styles.cell}>{content(test)}</Cell>,
  });
  return (
    <Table
      columnConfig={[
        column('test', '6fr', test => <Name test={test} />),
        column('verdict', '3fr', test => <Verdict test={test} />),
        column('evidence', '6fr', text.evidence),
        column('service', '3fr', test => <Service test={test} />),
        column('failed', '3fr', ({ lastFailureAt }) =>
          lastFailureAt ? <TimeText value={lastFailureAt} /> : t('tests.never'),
        ),
      ]}
      data={[...tests]}
      isStale={isStale}
      pagination={{ type: 'none' }}
    />
  );
}

/** Tests, each with its verdict, as a list. */
export function TestList({ tests, isStale }: RowsProps) {
  const { t } = useTexts(buildHealthTranslationRef);
  const text = useVerdictText();
  return (
    <ul
      className={styles.list}
      data-stale={isStale || undefined}
      aria-label={t('tests.subject')}
    >
      {tests.map(test => (
        <li key={test.id}>
          <Name test={test} />
          <Verdict test={test} />
          <span className={styles.quiet}>{text.evidence(test)}</span>
        </li>
      ))}
    </ul>
  );
}

function Name({ test }: { test: TestSummary }) {
  return (
    <span className={styles.stack}>
      <span>
        <TestLink test={test} />
      </span>
      <span className={styles.quiet}>
        {[test.pipelineName, test.file].filter(Boolean).join(' · ')}
      </span>
    </span>
  );
}

function Verdict({ test }: { test: TestSummary }) {
  const { verdict, quarantine } = test;
  const { t } = useTexts(buildHealthTranslationRef);
  return (
    <span className={styles.stack}>
      <StatusText
        tone={VERDICT_TONES[verdict]}
        text={t(`tests.verdict.${verdict}`)}
      />
      {quarantine && (
        <span className={styles.quiet}>{t('tests.page.facts.quarantine')}</span>
      )}
    </span>
  );
}

function Service({ test: { entityRefs } }: { test: TestSummary }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const [first, ...others] = entityRefs;
  if (!first) return <>{t('build.unknown')}</>;
  return (
    <>
      <EntityLink entityRef={first} />
      {others.length > 0 && ` +${others.length}`}
    </>
  );
}
