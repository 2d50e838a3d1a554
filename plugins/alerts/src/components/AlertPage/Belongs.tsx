import { useApiHolder } from '@backstage/core-plugin-api';
import { Text } from '@backstage/ui';
import {
  EntityLink,
  formatDuration,
  StatusText,
  TeamLink,
  useNarrow,
  useTexts,
} from '@internal/frontend-kit';
import {
  OnCallBadge,
  oncallApiRef,
} from '@callboard/backstage-plugin-oncall-react';
import type { AlertDetail } from '@callboard/backstage-plugin-alerts-common';
import { alertsTranslationRef } from '../../translation';
import { Part } from './Part';
import styles from './AlertPage.module.css';

/** Whose it is, how that is known, and by which rules people are paged. */
export function Belongs({ alert }: { alert: AlertDetail }) {
  const { t } = useTexts(alertsTranslationRef);
  const isNarrow = useNarrow();
  const hasOnCall = useApiHolder().get(oncallApiRef) !== undefined;
  const { entity, team, unrouted, policy, routedBy, source } = alert;
  const subject = entity?.entityRef ?? team?.entityRef;
  const skew = alert.clockSkewSeconds;
  return (
    <Part label={t('alert.where.title')}>
      <Text as="h3" variant="title-x-small" weight="bold">
        {t('alert.where.title')}
      </Text>
      {unrouted && !isNarrow && (
        <StatusText
          tone="warn"
          text={t('alert.where.unrouted', { reason: unrouted.reason })}
        />
      )}
      <dl className={styles.pairs}>
        {entity && !isNarrow && (
          <>
            <dt>{t('alert.where.service')}</dt>
            <dd>
              <EntityLink {...entity} />
            </dd>
          </>
        )}
        {team && !isNarrow && (
          <>
            <dt>{t('alert.where.team')}</dt>
            <dd>
              <TeamLink {...team} />
            </dd>
          </>
        )}
        {subject && hasOnCall && (
          <>
            <dt>{t('alert.where.onCall')}</dt>
            <dd>
              <OnCallBadge entity={subject} />
            </dd>
          </>
        )}
        {!unrouted && (
          <>
            <dt>{t('alert.where.policy')}</dt>
            <dd>{policy?.title ?? t('alert.where.builtIn')}</dd>
          </>
        )}
        {routedBy && (
          <>
            <dt>{t('alert.where.routedBy')}</dt>
            <dd>{routedBy}</dd>
          </>
        )}
        <dt>{t('alert.where.source')}</dt>
        <dd>
          {t(`alert.where.sourceKind.${source.kind}`, { title: source.title })}
        </dd>
      </dl>
      {skew !== undefined && (
        <StatusText
          tone="warn"
          text={t('alert.where.skew', {
            duration: formatDuration(Math.abs(skew) * 1_000),
          })}
        />
      )}
    </Part>
  );
}
