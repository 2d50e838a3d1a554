import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { Button, Link } from '@backstage/ui';
import {
  errorReason,
  errorStatus,
  KitRoot,
  SkeletonLines,
  StatusText,
  useNarrow,
  useTexts,
} from '@internal/frontend-kit';
import {
  AlertPanelFrame,
  type AlertPanelProps,
} from '@callboard/backstage-plugin-alerts-react';
import { useBuildsBefore } from '../../hooks/useBuildsBefore';
import { lastBuilds } from '../../lib/lastBuilds';
import { buildHealthTranslationRef } from '../../translation';
import { BuildLines } from './BuildLines';
import styles from './AlertBuildsPanel.module.css';

/** What was built before an alert began: what may be its cause. On the page of the alert. */
export function AlertBuildsPanel({ alert }: AlertPanelProps) {
  const { t } = useTexts(buildHealthTranslationRef);
  const { entityRef, startedAt } = alert;
  const query = useBuildsBefore(entityRef, startedAt);
  const isNarrow = useNarrow();
  // Nobody knows what it is of; or builds of it are not followed, or not for the reader.
  if (!entityRef || errorStatus(query.error) === 404) return null;
  return (
    <KitRoot>
      <AlertPanelFrame
        title={t('panel.title')}
        aside={!isNarrow && query.data && <AllBuilds entityRef={entityRef} />}
        isLine
      >
        <Builds query={query} {...{ entityRef, startedAt }} />
        {isNarrow && query.data && <AllBuilds entityRef={entityRef} />}
      </AlertPanelFrame>
    </KitRoot>
  );
}

function Builds(props: {
  query: ReturnType<typeof useBuildsBefore>;
  entityRef: string;
  startedAt: string;
}) {
  const { query, entityRef, startedAt } = props;
  const { t } = useTexts(buildHealthTranslationRef);
  const { data, error, isFetching, refetch } = query;
  if (data) {
    const builds = lastBuilds(data.items, startedAt);
    const { name } = parseEntityRef(entityRef);
    return builds.length > 0 ? (
      <BuildLines builds={builds} pipelines={data.pipelines} />
    ) : (
      <p className={styles.quiet}>
        {data.pipelines.length > 0
          ? t('panel.none')
          : t('panel.noPipeline', { name })}
      </p>
    );
  }
  if (!error) return <SkeletonLines lines={1} />;
  if (errorStatus(error) === 403) {
    return <StatusText tone="neutral" text={t('panel.forbidden')} />;
  }
  return (
    <div className={styles.trouble}>
      <StatusText
        tone="unknown"
        text={t('panel.failedToLoad', { reason: errorReason(error) })}
      />
      <Button
        variant="tertiary"
        size="small"
        isPending={isFetching}
        onPress={() => refetch()}
      >
        {t('panel.again')}
      </Button>
    </div>
  );
}

/** Leads to the tab of builds of the entity. */
function AllBuilds({ entityRef }: { entityRef: string }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const entityPath = useRouteRef(entityRouteRef);
  const ref = parseEntityRef(entityRef);
  return (
    <Link
      className={styles.all}
      href={`${entityPath(entityRouteParams(ref))}/builds`}
      aria-label={t('panel.allOf', { name: ref.name })}
    >
      {t('panel.all')}
    </Link>
  );
}
