import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ButtonLink } from '@backstage/ui';
import { StatusText } from '@internal/frontend-kit';
import type { PipelineHealth } from '@callboard/backstage-plugin-build-health-common';
import { useHomePath } from '../../hooks/useHomePath';
import { useTests } from '../../hooks/useTests';
import { buildName } from '../../lib/buildName';
import { lastRedOf } from '../../lib/pipelines';
import { buildHealthTranslationRef } from '../../translation';
import { FailedTests, useFailedTests } from '../FailedTests';
import styles from './EntityBuildsCard.module.css';

/** Tests that the card names. */
const MOST = 3;

/** Which tests made a red pipeline red, as its last red build reported; without a report, how many are broken. */
export function FailingTests(props: {
  entityRef: string;
  pipeline: PipelineHealth;
}) {
  const { entityRef, pipeline } = props;
  const { t } = useTranslationRef(buildHealthTranslationRef);
  const build = lastRedOf(pipeline);
  const found = useFailedTests({ entityRef, build, limit: MOST });
  const first = found?.items.at(0);
  if (!build || (found && !first)) return <BrokenTests entityRef={entityRef} />;
  if (!found || !first) return null;
  return (
    <>
      <Summary
        text={t('tests.failed.title', {
          count: found.total,
          name: buildName(build),
        })}
        testId={first.id}
      />
      <FailedTests found={found} build={build} entityRef={entityRef} />
    </>
  );
}

function BrokenTests({ entityRef }: { entityRef: string }) {
  const { t } = useTranslationRef(buildHealthTranslationRef);
  const { data } = useTests({ entityRef, verdict: 'broken', limit: 1 });
  const first = data?.items.at(0);
  if (!data || !first) return null;
  return (
    <Summary
      text={t('tests.entity.broken', { count: data.total })}
      testId={first.id}
    />
  );
}

/** How many, with the way to one of them. */
function Summary({ text, testId }: { text: string; testId: string }) {
  const { t } = useTranslationRef(buildHealthTranslationRef);
  const path = useHomePath();
  return (
    <div className={styles.answer}>
      <StatusText tone="bad" text={text} />
      {path && (
        <ButtonLink variant="secondary" size="small" href={path.test(testId)}>
          {t('tests.entity.openFailing')}
        </ButtonLink>
      )}
    </div>
  );
}
