import type { ReactNode } from 'react';
import {
  AsyncState,
  errorStatus,
  SkeletonLines,
  useTexts,
} from '@internal/frontend-kit';
import type { TeamLights } from '@callboard/backstage-plugin-scorecards-common';
import type { useTeamLights } from '../../hooks/useTeamLights';
import { askedLights } from '../../lib/lights';
import { scorecardsTranslationRef } from '../../translation';
import { NoLights } from '../LightList';

/** Every state of the lights of a team. A portal without a scorecard for them answers as if the team had none. */
export function LightsState(props: {
  query: ReturnType<typeof useTeamLights>;
  /** Of which team. */
  name: string;
  children: (lights: TeamLights) => ReactNode;
}) {
  const { query, name, children } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const isAbsent = errorStatus(query.error) === 404;
  return (
    <AsyncState
      query={query}
      subject={t('lights.subject')}
      thing={t('lights.thing')}
      skeleton={<SkeletonLines lines={8} lineHeight={32} />}
      isEmpty={({ categories }) => askedLights(categories).length === 0}
      empty={<NoLights name={name} />}
      forbidden={isAbsent ? <NoLights name={name} /> : undefined}
    >
      {children}
    </AsyncState>
  );
}
