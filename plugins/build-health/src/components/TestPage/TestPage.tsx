import { useParams } from 'react-router-dom';
import { Container, Header, Link } from '@backstage/ui';
import { StatusText, useTexts } from '@internal/frontend-kit';
import type { TestDetail } from '@callboard/backstage-plugin-build-health-common';
import { usePagePath } from '../../hooks/usePagePath';
import { useTest } from '../../hooks/useTests';
import { useVerdictText, VERDICT_TONES } from '../../hooks/useVerdictText';
import { testName } from '../../lib/testName';
import { buildHealthTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { QuarantineActs } from '../QuarantineDialog';
import { LastFailure } from './LastFailure';
import { RunStrip } from './RunStrip';
import { TestFacts } from './TestFacts';
import styles from './TestPage.module.css';

/** A test: what is held of it and why, its last runs, and how it failed last. */
export function TestPage() {
  const { id = '' } = useParams();
  const { t } = useTexts(buildHealthTranslationRef);
  const path = usePagePath();
  const query = useTest(id);
  return (
    <>
      <Header title={query.data ? testName(query.data) : t('title')} />
      <Container className={styles.content}>
        <Link href={path.tab('tests')}>{t('tests.page.back')}</Link>
        <BackendState
          query={query}
          subject={t('tests.page.subject')}
          thing={t('tests.page.thing')}
        >
          {test => <Known test={test} />}
        </BackendState>
      </Container>
    </>
  );
}

function Known({ test }: { test: TestDetail }) {
  const text = useVerdictText();
  return (
    <>
      <StatusText
        tone={VERDICT_TONES[test.verdict]}
        text={text.sentence(test)}
      />
      <QuarantineActs test={test} />
      <RunStrip runs={test.runs} />
      <TestFacts test={test} />
      <LastFailure failure={test.lastFailure} />
    </>
  );
}
