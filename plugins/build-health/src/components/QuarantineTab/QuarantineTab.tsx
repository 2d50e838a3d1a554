import { Text } from '@backstage/ui';
import {
  EmptyBlock,
  EntityLink,
  formatInstant,
  StatusText,
  useLocale,
  useTexts,
} from '@internal/frontend-kit';
import type {
  Quarantine,
  TestSummary,
} from '@callboard/backstage-plugin-build-health-common';
import { useQuarantined } from '../../hooks/useTests';
import { buildHealthTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { QuarantineActs } from '../QuarantineDialog';
import { TestLink } from '../TestLink';
import styles from './QuarantineTab.module.css';

/** Tests that do not count for a while, the overdue ones first, each with who mends it. */
export function QuarantineTab() {
  const { t } = useTexts(buildHealthTranslationRef);
  const query = useQuarantined();
  return (
    <BackendState
      isAlwaysThere
      query={query}
      subject={t('tests.quarantine.subject')}
      thing={t('tests.quarantine.thing')}
      isEmpty={({ items }) => items.length === 0}
      empty={
        <EmptyBlock kind="good" title={t('tests.quarantine.none')}>
          <p>{t('tests.quarantine.noneHint')}</p>
        </EmptyBlock>
      }
    >
      {({ items }) => <Quarantined tests={items} />}
    </BackendState>
  );
}

function Quarantined({ tests }: { tests: readonly TestSummary[] }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const overdue = tests.filter(({ quarantine }) => quarantine?.isOverdue);
  return (
    <>
      <Text as="p" variant="body-large">
        {t('tests.quarantine.answer', {
          count: tests.length,
          overdue: `${overdue.length}`,
        })}
      </Text>
      <ul className={styles.list} aria-label={t('page.tabs.quarantine')}>
        {tests.map(test => (
          <li key={test.id}>
            <span className={styles.test}>
              <TestLink test={test} />
              {test.quarantine && <Terms quarantine={test.quarantine} />}
            </span>
            <QuarantineActs test={test} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Who mends it, until when, and why. */
export function Terms({ quarantine }: { quarantine: Quarantine }) {
  const { ownerRef, reason, expiresAt, isOverdue } = quarantine;
  const { t } = useTexts(buildHealthTranslationRef);
  const locale = useLocale();
  const time = formatInstant(new Date(expiresAt), { locale });
  return (
    <>
      <span className={styles.terms}>
        <EntityLink entityRef={ownerRef} />
        <StatusText
          tone={isOverdue ? 'bad' : 'neutral'}
          text={t(
            isOverdue ? 'tests.quarantine.overdue' : 'tests.quarantine.until',
            { time },
          )}
        />
      </span>
      <span className={styles.quiet}>{reason}</span>
    </>
  );
}
