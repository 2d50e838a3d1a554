import { ButtonLink } from '@backstage/ui';
import { StatusText, useTexts } from '@internal/frontend-kit';
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
  const { t } = useTexts(buildHealthTranslationRef);
  const build = lastRedOf(pipeline);
  const found = useFailedTests({ entityRef, build, limit: MOST });
  if (!build || found?.total === 0) {
    return <BrokenTests entityRef={entityRef} />;
  }
  if (!found) return null;
  return (
    <>
      <StatusText
        tone="bad"
        text={t('tests.failed.title', {
          count: found.total,
          name: buildName(build),
        })}
      />
      <FailedTests found={found} build={build} entityRef={entityRef} />
    </>
  );
}

/** How many are broken, with the way to the first one. */
function BrokenTests({ entityRef }: { entityRef: string }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const path = useHomePath();
  const { data } = useTests({ entityRef, verdict: 'broken', limit: 1 });
  const first = data?.items.at(0);
  if (!data || !first) return null;
  return (
    <div className={styles.answer}>
      <StatusText
        tone="bad"
        text={t('tests.entity.broken', { count: data.total })}
      />
      {path && (
        <ButtonLink variant="secondary" size="small" href={path.test(first.id)}>
          {t('tests.entity.openFailing')}
        </ButtonLink>
      )}
    </div>
  );
}
