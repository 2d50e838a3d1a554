import { StatusText, TeamLink, useTexts } from '@internal/frontend-kit';
import type { TeamCoverage } from '@callboard/backstage-plugin-ownership-common';
import { ownershipTranslationRef } from '../../translation';
import styles from './TeamTree.module.css';

/** A team as a link, with what is odd about the team itself; or the place of what has no owner. */
export function TeamCell(props: { team?: TeamCoverage; isActive: boolean }) {
  const { team, isActive } = props;
  const { t } = useTexts(ownershipTranslationRef);
  if (!team) {
    return <StatusText tone="bad" text={t('page.teams.noOwner')} />;
  }
  const { entityRef, title, peopleCount, own, cycle } = team;
  // Of a team that owns nothing itself it does not matter how many are in it.
  const isThin = peopleCount < 2 && own.total > 0;
  return (
    <>
      <TeamLink
        entityRef={entityRef}
        title={title}
        tabIndex={isActive ? 0 : -1}
      />
      {isThin && (
        <span className={styles.quiet}>
          {' '}
          {t('page.teams.people', { count: peopleCount })}
        </span>
      )}
      {cycle && (
        <div>
          <StatusText
            tone="warn"
            text={t('page.teams.cycle', { path: cycle.join(' → ') })}
          />
        </div>
      )}
    </>
  );
}
