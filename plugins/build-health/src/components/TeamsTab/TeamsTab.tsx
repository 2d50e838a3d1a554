import { useTexts } from '@internal/frontend-kit';
import { Button, Text } from '@backstage/ui';
import type { OrganisationBuilds } from '@callboard/backstage-plugin-build-health-common';
import { useOrganisation } from '../../hooks/useOrganisation';
import { useRange } from '../../hooks/useRange';
import { useTeamDownload } from '../../hooks/useTeamDownload';
import { buildHealthTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { NoBuilds } from '../RedTab';
import { TeamRows } from './TeamRows';
import styles from './TeamsTab.module.css';

/** How builds of teams fare, the worst first. */
export function TeamsTab() {
  const { t } = useTexts(buildHealthTranslationRef);
  const query = useOrganisation(useRange().days);
  return (
    <BackendState
      isAlwaysThere
      query={query}
      subject={t('page.subject')}
      thing={t('page.thing')}
      isEmpty={({ services }) => services === 0}
      empty={<NoBuilds />}
    >
      {organisation => <Teams organisation={organisation} />}
    </BackendState>
  );
}

function Teams({ organisation }: { organisation: OrganisationBuilds }) {
  const { teams, days } = organisation;
  const { t } = useTexts(buildHealthTranslationRef);
  const download = useTeamDownload(organisation);
  return (
    <>
      <div className={styles.head}>
        <div>
          <Text as="p" variant="body-large">
            {t('page.teams.answer', {
              red: `${teams.filter(({ red }) => red > 0).length}`,
              count: teams.length,
            })}
          </Text>
          <p className={styles.quiet}>{t('page.teams.hint')}</p>
        </div>
        <Button variant="tertiary" size="small" onPress={download}>
          {t('csv.download')}
        </Button>
      </div>
      <TeamRows teams={teams} days={days} />
    </>
  );
}
