import { useRef } from 'react';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import {
  EmptyBlock,
  KitRoot,
  Snippet,
  useEntityRef,
  useTexts,
} from '@internal/frontend-kit';
import type { TeamOwnership } from '@callboard/backstage-plugin-ownership-common';
import { useTeamOwnership } from '../../hooks/useTeamOwnership';
import { ownerSnippet } from '../../lib/fixes';
import { ChannelList } from '../ChannelList';
import { FindingList } from '../FindingList';
import { OwnershipState } from '../OwnershipState';
import { GapList } from './GapList';
import { OwnedKinds } from './OwnedKinds';
import { TeamAnswer } from './TeamAnswer';
import { TeamTasks } from './TeamTasks';
import { ownershipTranslationRef } from '../../translation';
import styles from './TeamCard.module.css';

/** What the group of the page answers for, with what is missing. */
export function TeamCard() {
  const { t } = useTexts(ownershipTranslationRef);
  const query = useTeamOwnership(useEntityRef());
  return (
    <KitRoot>
      <EntityInfoCard title={t('team.title')}>
        <OwnershipState
          query={query}
          subject={t('team.subject')}
          thing={t('team.thing')}
        >
          {team => <TeamDetails team={team} />}
        </OwnershipState>
      </EntityInfoCard>
    </KitRoot>
  );
}

function TeamDetails({ team }: { team: TeamOwnership }) {
  const { t } = useTexts(ownershipTranslationRef);
  const root = useRef<HTMLDivElement>(null);
  const owns = team.ownedWithSubTeams.total > 0;
  const bad = team.findings.filter(({ tone }) => tone === 'bad');
  const warn = team.findings.filter(({ tone }) => tone === 'warn');
  return (
    <div
      ref={root}
      role="group"
      aria-label={t('team.title')}
      tabIndex={-1}
      className={styles.details}
    >
      {owns ? <TeamAnswer team={team} /> : <OwnsNothing team={team} />}
      <FindingList findings={bad} worst />
      <TeamTasks team={team} root={root} />
      {owns && <OwnedKinds team={team} />}
      <GapList team={team} />
      <ChannelList channels={team.channels} ancestors={team.ancestors} />
      <FindingList findings={warn} worst={bad.length === 0} />
    </div>
  );
}

function OwnsNothing({ team }: { team: TeamOwnership }) {
  const { t } = useTexts(ownershipTranslationRef);
  return (
    <EmptyBlock
      kind="nothing-yet"
      title={t('team.emptyTitle', { team: team.title })}
    >
      <p>{t('team.emptyHint')}</p>
      <Snippet
        text={ownerSnippet(team.entityRef)}
        language="yaml"
        what={t('team.emptySnippet')}
      />
    </EmptyBlock>
  );
}
