import { ButtonLink } from '@backstage/ui';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import {
  EmptyBlock,
  KitRoot,
  SkeletonLines,
  StatusText,
  useEntityRef,
  useTexts,
} from '@internal/frontend-kit';
import type { ScheduleSummary } from '@callboard/backstage-plugin-oncall-common';
import { useIsMember } from '../../hooks/useIsMember';
import { asNamed } from '../../lib/asNamed';
import { useSchedulePaths } from '../../hooks/useSchedulePaths';
import { useTeamSchedules } from '../../hooks/useTeamSchedules';
import { BackendState } from '../BackendState';
import { SubscribeButton } from '../CalendarLinks';
import { TeamSchedule } from './TeamSchedule';
import { oncallTranslationRef } from '../../translation';
import styles from './TeamOnCallCard.module.css';

/** The schedules of the group of the page: who is on call on them now, and where nobody will be. */
export function TeamOnCallCard() {
  const { t } = useTexts(oncallTranslationRef);
  const groupRef = useEntityRef();
  const query = useTeamSchedules(groupRef);
  return (
    <KitRoot>
      <EntityInfoCard title={t('card.team.title')}>
        <BackendState
          query={query}
          subject={t('card.team.subject')}
          thing={t('card.team.thing')}
          skeleton={<SkeletonLines lines={4} lineHeight={23} />}
          isEmpty={schedules => schedules.length === 0}
          empty={<NoSchedule groupRef={groupRef} />}
        >
          {schedules => (
            <TeamSchedules groupRef={groupRef} schedules={schedules} />
          )}
        </BackendState>
      </EntityInfoCard>
    </KitRoot>
  );
}

function TeamSchedules(props: {
  groupRef: string;
  schedules: ScheduleSummary[];
}) {
  const { groupRef, schedules } = props;
  const { t } = useTexts(oncallTranslationRef);
  const team = asNamed(useEntity().entity).title;
  // The same people may have its calendar: those of the team, and administrators.
  const mayChange = schedules.some(({ allowed }) => allowed?.includes('edit'));
  return (
    <div className={styles.details}>
      <p>
        <Summary team={team} schedules={schedules} />
      </p>
      <ul className={styles.schedules} aria-label={t('card.team.schedules')}>
        {schedules.map(schedule => (
          <TeamSchedule key={schedule.id} schedule={schedule} />
        ))}
      </ul>
      {mayChange && (
        <SubscribeButton
          scope={{ kind: 'team', teamRef: groupRef }}
          name={team}
          size="small"
        />
      )}
    </div>
  );
}

/** Whether somebody answers on each schedule. A system that is silent never says that nobody does. */
function Summary(props: { team: string; schedules: ScheduleSummary[] }) {
  const { team, schedules } = props;
  const { t } = useTexts(oncallTranslationRef);
  const silent = schedules.filter(({ source }) => source?.stale);
  const empty = schedules.filter(({ now }) => !now).length;
  if (silent.length > 0) {
    const isKnown = silent.some(({ now }) => now);
    return (
      <StatusText
        tone="unknown"
        text={t(isKnown ? 'card.team.lastKnown' : 'card.team.unknown', {
          team,
        })}
      />
    );
  }
  return (
    <StatusText
      tone={empty > 0 ? 'critical' : 'good'}
      text={
        empty > 0
          ? t('card.team.some', { count: empty, team })
          : t('card.team.all', { count: schedules.length, team })
      }
    />
  );
}

function NoSchedule({ groupRef }: { groupRef: string }) {
  const { t } = useTexts(oncallTranslationRef);
  const team = asNamed(useEntity().entity).title;
  const paths = useSchedulePaths();
  const isMember = useIsMember(groupRef);
  return (
    <EmptyBlock
      kind="nothing-yet"
      title={t('card.team.empty', { team })}
      actions={
        paths &&
        isMember && (
          <ButtonLink href={paths.create(groupRef)} variant="secondary">
            {t('card.create')}
          </ButtonLink>
        )
      }
    >
      <p>{t('card.team.emptyHint')}</p>
    </EmptyBlock>
  );
}
