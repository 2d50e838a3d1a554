import { Button, Text } from '@backstage/ui';
import {
  downloadText,
  EmptyBlock,
  toCsv,
  useNames,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type { TeamSteps } from '@callboard/backstage-plugin-scorecards-common';
import { useOverview } from '../../hooks/useOverview';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { useTeamSteps } from '../../hooks/useTeamSteps';
import { liftedCount, stepRows } from '../../lib/teamSteps';
import { scorecardsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { ExplanationDrawer } from '../ExplanationDrawer';
import { FrozenBand } from '../FrozenBand';
import { TeamPicker } from '../TeamPicker';
import { StepList } from './StepList';
import styles from './StepsTab.module.css';

/** The backend hands over so many. */
const MOST = 100;
const COLUMNS = [
  'place',
  'check',
  'title',
  'effort',
  'service',
  'lifts',
  'scorecard',
] as const;

/** What a team does next, most levels for its effort first; the reader's teams when the address names none. */
export function StepsTab() {
  const { t } = useTexts(scorecardsTranslationRef);
  const { params, change } = useUrlState();
  const team = params.get('team') ?? undefined;
  const query = useTeamSteps(team);
  const { data: overview } = useOverview();
  return (
    <div className={styles.tab}>
      <FrozenBand frozen={overview?.frozen ?? []} />
      <div className={styles.answer}>
        {query.data && query.data.steps.length > 0 && (
          <Answer found={query.data} team={team} />
        )}
      </div>
      <div className={styles.filters}>
        <TeamPicker
          label={t('steps.team')}
          search={t('steps.findTeam')}
          none={t('steps.own')}
          value={team}
          onChange={chosen => change({ team: chosen })}
        />
      </div>
      <BackendState
        query={query}
        subject={t('steps.subject')}
        thing={t('steps.thing')}
        isEmpty={({ services }) => services === 0}
        empty={<NoServices team={team} />}
      >
        {found => <Found found={found} />}
      </BackendState>
      <ExplanationDrawer />
    </div>
  );
}

function NoServices({ team }: { team: string | undefined }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const nameOf = useNames(team ? [team] : []);
  return (
    <EmptyBlock
      kind="nothing-yet"
      title={
        team
          ? t('steps.noServices.title', { team: nameOf(team) })
          : t('steps.noTeam.title')
      }
    >
      <p>{t(team ? 'steps.noServices.hint' : 'steps.noTeam.hint')}</p>
    </EmptyBlock>
  );
}

function Found({ found }: { found: TeamSteps }) {
  const { steps, services } = found;
  const { t } = useTexts(scorecardsTranslationRef);
  if (steps.length === 0) {
    return (
      <EmptyBlock
        kind="good"
        title={t('steps.good.title', { count: services })}
      >
        <p>{t('steps.good.hint')}</p>
      </EmptyBlock>
    );
  }
  return (
    <>
      <StepList steps={steps} />
      {steps.length >= MOST && (
        <p className={styles.quiet}>{t('steps.most', { n: `${MOST}` })}</p>
      )}
    </>
  );
}

function Answer(props: { found: TeamSteps; team: string | undefined }) {
  const { found } = props;
  const { teams, services, atTarget, steps } = found;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  // A team comes with those below it.
  const team = props.team ?? (teams.length === 1 ? teams[0] : undefined);
  const nameOf = useNames(team ? [team] : []);
  const lifted = liftedCount(steps);
  const lifting = steps.filter(step => step.lifted.length > 0).length;
  const download = () =>
    downloadText({
      text: toCsv([
        COLUMNS.map(id => t(`steps.columns.${id}`)),
        ...stepRows(steps),
      ]),
      fileName: t('steps.file'),
      type: 'text/csv',
    });
  return (
    <div className={styles.line}>
      <Text as="p" variant="body-large">
        {[
          t('steps.answer', {
            who: team ? nameOf(team) : t('steps.own'),
            atTarget: text.count(atTarget),
            services: text.services(services),
            count: atTarget,
          }),
          lifting > 0
            ? t('steps.lifting', {
                count: lifting,
                services: text.services(lifted),
              })
            : t('steps.liftsNone'),
        ].join(' ')}
      </Text>
      <Button variant="tertiary" size="small" onPress={download}>
        {t('steps.download')}
      </Button>
    </div>
  );
}
