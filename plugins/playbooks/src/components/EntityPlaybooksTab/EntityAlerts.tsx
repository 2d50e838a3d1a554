import { Link } from '@backstage/ui';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { SkeletonLines, useEntityRef, useTexts } from '@internal/frontend-kit';
import type { CoveragePage } from '@callboard/backstage-plugin-playbooks-common';
import { useCoverage } from '../../hooks/useCoverage';
import { useHomePath } from '../../hooks/useHomePath';
import { playbooksTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { SeverityCell, StateCell } from '../CoverageTab/cells';
import styles from '../RelatedPages/RelatedPages.module.css';

const MOST = 50;

/** The alerts of the entity of the page, and what they lead to, the worst first; nothing where no rule files are read. */
export function EntityAlerts() {
  const { t } = useTexts(playbooksTranslationRef);
  const service = useEntityRef();
  const { metadata } = useEntity().entity;
  const query = useCoverage({ service, limit: MOST });
  if (query.data?.sources.length === 0) return null;
  return (
    <EntityInfoCard title={t('entities.alertsTitle')}>
      <BackendState
        isAlwaysThere
        query={query}
        subject={t('coverage.subject')}
        thing={t('coverage.thing')}
        skeleton={<SkeletonLines lines={4} lineHeight={23} />}
        isEmpty={({ totalItems }) => totalItems === 0}
        empty={<p>{t('entities.noAlert', { ref: metadata.name })}</p>}
      >
        {page => <Alerts page={page} service={service} />}
      </BackendState>
    </EntityInfoCard>
  );
}

function Alerts(props: { page: CoveragePage; service: string }) {
  const { items, totalItems: count } = props.page;
  const { t } = useTexts(playbooksTranslationRef);
  const path = useHomePath();
  const used = items.filter(({ isUsed }) => isUsed).length;
  const isAll = items.length === count;
  return (
    <div className={styles.details}>
      {isAll && <p>{t('entities.alertAnswer', { used: `${used}`, count })}</p>}
      <ul className={styles.list} aria-label={t('entities.alertsTitle')}>
        {items.map(row => (
          <li key={row.alert}>
            {path ? (
              <Link href={path.miss(row.alert)}>{row.alert}</Link>
            ) : (
              row.alert
            )}
            <span className={styles.states}>
              <SeverityCell row={row} />
              <StateCell row={row} />
            </span>
          </li>
        ))}
      </ul>
      {!isAll && path && (
        <Link href={path.coverageOf(props.service)}>
          {t('entities.alertsAll', { total: `${count}` })}
        </Link>
      )}
    </div>
  );
}
