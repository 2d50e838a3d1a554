import { Button, Container, Text } from '@backstage/ui';
import {
  EmptyBlock,
  useNames,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type { TeamLights } from '@callboard/backstage-plugin-scorecards-common';
import { useLightsText } from '../../hooks/useLightsText';
import { useOverview } from '../../hooks/useOverview';
import { usePagePath } from '../../hooks/usePagePath';
import { useTeamLights } from '../../hooks/useTeamLights';
import { writeOpen } from '../../lib/openCheck';
import { scorecardsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { BackLink } from '../BackLink';
import { ExplanationDrawer } from '../ExplanationDrawer';
import { FrozenBand } from '../FrozenBand';
import { LightsState } from '../LightsState';
import { PageHead } from '../PageHead';
import { TeamPicker } from '../TeamPicker';
import { LightCard } from './LightCard';
import styles from './TeamLightsPage.module.css';

/** What must be well for a team's services to stay up, word by word; the team of the address, or the reader's first one. */
export function TeamLightsPage() {
  const { t } = useTexts(scorecardsTranslationRef);
  const { params, change } = useUrlState();
  const path = usePagePath();
  const overview = useOverview();
  const team = params.get('team') ?? overview.data?.own.teams.at(0);
  const nameOf = useNames(team ? [team] : []);
  return (
    <>
      <PageHead
        title={
          team ? t('lights.titleOf', { name: nameOf(team) }) : t('lights.title')
        }
        acts={
          <TeamPicker
            label={t('lights.team')}
            search={t('lights.findTeam')}
            value={team}
            onChange={chosen => change({ team: chosen })}
          />
        }
      />
      <Container className={styles.page}>
        <BackLink href={path.overview}>{t('lights.back')}</BackLink>
        <FrozenBand frozen={overview.data?.frozen ?? []} />
        {team ? (
          <Chosen team={team} name={nameOf(team)} />
        ) : (
          // Which teams there are is known from the overview.
          <BackendState
            isAlwaysThere
            query={overview}
            subject={t('lights.subject')}
            thing={t('lights.thing')}
          >
            {() => (
              <EmptyBlock kind="nothing-yet" title={t('lights.choose.title')}>
                <p>{t('lights.choose.hint')}</p>
              </EmptyBlock>
            )}
          </BackendState>
        )}
        <ExplanationDrawer />
      </Container>
    </>
  );
}

function Chosen({ team, name }: { team: string; name: string }) {
  const query = useTeamLights(team);
  return (
    <LightsState query={query} name={name}>
      {lights => <Lights lights={lights} name={name} />}
    </LightsState>
  );
}

function Lights({ lights, name }: { lights: TeamLights; name: string }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const { change } = useUrlState();
  const text = useLightsText(lights);
  const { next, categories } = lights;
  return (
    <>
      <Text as="p" variant="body-large">
        {text.answer(lights, name)}
      </Text>
      {next && (
        <p className={styles.next}>
          {text.next()}
          <Button
            variant="primary"
            aria-label={text.openNext()}
            onPress={() =>
              change({
                open: writeOpen({ check: next.check, entityRef: next.ref }),
              })
            }
          >
            {t('lights.openNext')}
          </Button>
        </p>
      )}
      <ul className={styles.cards} aria-label={t('lights.list', { name })}>
        {categories.map(light => (
          <li key={light.id}>
            <LightCard light={light} />
          </li>
        ))}
      </ul>
    </>
  );
}
