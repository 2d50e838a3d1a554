import { Button, Link } from '@backstage/ui';
import {
  downloadText,
  EmptyBlock,
  FilterBar,
  FIRST_PAGE,
  toCsv,
  useNames,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type { ScorecardsOverview } from '@callboard/backstage-plugin-scorecards-common';
import { usePagePath } from '../../hooks/usePagePath';
import { teamRows } from '../../lib/overviewCsv';
import { MOST_COLUMNS, shownColumns } from '../../lib/teamColumns';
import { scorecardsTranslationRef } from '../../translation';
import { TeamRows } from './TeamRows';
import styles from './OverviewTab.module.css';

const NOBODY = 'nobody';

/** Teams with what they are called, and those of them with the words of the address. */
function useFittingTeams(teams: ScorecardsOverview['teams']) {
  const { t } = useTexts(scorecardsTranslationRef);
  const { params } = useUrlState();
  const nameOf = useNames(teams.flatMap(({ team }) => team ?? []));
  const q = params.get('q') ?? '';
  const fitting = teams
    .map(team => ({
      ...team,
      id: team.team ?? NOBODY,
      name: team.team ? nameOf(team.team) : t('page.overview.teams.nobody'),
    }))
    .filter(({ name }) =>
      name.toLocaleLowerCase('en-US').includes(q.toLocaleLowerCase('en-US')),
    );
  return { q, fitting };
}

/** How far each team is in each scorecard, the worst first. */
export function Teams({ overview }: { overview: ScorecardsOverview }) {
  const { scorecards, teams } = overview;
  const { t } = useTexts(scorecardsTranslationRef);
  const { params, change } = useUrlState();
  const { q, fitting } = useFittingTeams(teams);
  const chosen = params.getAll('columns');
  return (
    <section className={styles.stack}>
      <TeamsHead overview={overview} />
      <FilterBar
        search={{
          label: t('page.overview.teams.search'),
          value: q,
          onChange: next =>
            change({ q: next, ...FIRST_PAGE }, { replace: true }),
        }}
        filters={[
          {
            id: 'columns',
            label: t('page.overview.teams.columns'),
            selected: chosen,
            max: MOST_COLUMNS,
            options: scorecards.map(({ id, title }) => ({
              value: id,
              label: title,
            })),
          },
        ]}
        onFilter={(id, values) => change({ [id]: values })}
        onClear={() =>
          change({ q: undefined, columns: undefined, ...FIRST_PAGE })
        }
      />
      {fitting.length > 0 ? (
        <TeamRows
          teams={fitting}
          scorecards={shownColumns(scorecards, chosen)}
        />
      ) : (
        <NoTeam q={q} />
      )}
    </section>
  );
}

function TeamsHead({ overview }: { overview: ScorecardsOverview }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const path = usePagePath();
  const download = () =>
    downloadText({
      text: toCsv([
        [
          t('page.overview.csv.team'),
          ...overview.scorecards.flatMap(({ title }) => [
            t('page.overview.csv.services', { title }),
            t('page.overview.csv.reached', { title }),
          ]),
          t('page.overview.csv.losing'),
          t('page.overview.csv.losingOn'),
        ],
        ...teamRows(overview),
      ]),
      fileName: t('page.overview.csv.file'),
      type: 'text/csv',
    });
  return (
    <div className={styles.head}>
      <div>
        <h3 className={styles.title}>{t('page.overview.teams.title')}</h3>
        <p className={styles.quiet}>{t('page.overview.teams.hint')}</p>
      </div>
      <div className={styles.acts}>
        <Link href={path.lights()}>{t('lights.title')}</Link>
        <Button variant="tertiary" size="small" onPress={download}>
          {t('page.overview.csv.download')}
        </Button>
      </div>
    </div>
  );
}

/** The filter left none; or there is none at all. */
function NoTeam({ q }: { q: string }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const { change } = useUrlState();
  if (!q) {
    return (
      <EmptyBlock kind="nothing-yet" title={t('page.overview.teams.none')} />
    );
  }
  return (
    <EmptyBlock
      kind="filtered"
      title={t('page.overview.teams.noMatch', { q })}
      actions={
        <Button
          variant="secondary"
          onPress={() => change({ q: undefined, ...FIRST_PAGE })}
        >
          {t('page.overview.teams.clear')}
        </Button>
      }
    />
  );
}
