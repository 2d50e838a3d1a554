import { Button, Text } from '@backstage/ui';
import {
  EntityLink,
  FIRST_PAGE,
  useNames,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import {
  formatEffort,
  type ExemptionDebt,
} from '@callboard/backstage-plugin-scorecards-common';
import { useExemptionDebt } from '../../hooks/useExemptionList';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { scorecardsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import styles from './ExemptionsTab.module.css';

/** The others are found by their teams' pages. */
const MOST_TEAMS = 50;

/** How much work exemptions hide, all together and by team, most first. */
export function Debt() {
  const { t } = useTexts(scorecardsTranslationRef);
  const query = useExemptionDebt();
  return (
    <BackendState
      isAlwaysThere
      query={query}
      subject={t('exemptions.debt.subject')}
      thing={t('exemptions.thing')}
    >
      {debt => <Known debt={debt} />}
    </BackendState>
  );
}

function Known({ debt }: { debt: ExemptionDebt }) {
  const { exempt, hidden, effortMinutes, teams } = debt;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const owing = teams.filter(team => team.hidden > 0).slice(0, MOST_TEAMS);
  const nameOf = useNames(owing.flatMap(({ team }) => team ?? []));
  const answer =
    effortMinutes > 0
      ? t('exemptions.debt.answer', {
          count: exempt,
          n: text.count(exempt),
          effort: formatEffort(effortMinutes),
        })
      : t('exemptions.debt.noEffort', {
          count: exempt,
          n: text.count(exempt),
          hidden: text.count(hidden),
        });
  return (
    <>
      <Text as="p" variant="body-large">
        {exempt === 0 ? t('exemptions.debt.none') : answer}
      </Text>
      {owing.length > 0 && (
        <details className={styles.debt}>
          <summary>{t('exemptions.debt.byTeam')}</summary>
          <table>
            <thead>
              <tr>
                {(['team', 'exempt', 'hidden', 'effort', 'next'] as const).map(
                  id => (
                    <th key={id} scope="col">
                      {t(`exemptions.debt.columns.${id}`)}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {owing.map(debtOf => (
                <Team
                  key={debtOf.team ?? ''}
                  debt={debtOf}
                  name={debtOf.team ? nameOf(debtOf.team) : ''}
                />
              ))}
            </tbody>
          </table>
        </details>
      )}
    </>
  );
}

function Team(props: { debt: ExemptionDebt['teams'][number]; name: string }) {
  const { debt, name } = props;
  const { team, exempt, hidden, effortMinutes, nextEnd } = debt;
  const { t } = useTexts(scorecardsTranslationRef);
  const { params, change } = useUrlState();
  const text = useScorecardsText();
  const isChosen = team !== undefined && params.get('team') === team;
  return (
    <tr>
      <th scope="row">
        {team ? <EntityLink entityRef={team} /> : t('exemptions.debt.noOwner')}
        {team && (
          <Button
            size="small"
            variant="tertiary"
            aria-pressed={isChosen}
            aria-label={t(
              isChosen ? 'exemptions.debt.all' : 'exemptions.debt.only',
              { team: name },
            )}
            onPress={() =>
              change({ ...FIRST_PAGE, team: isChosen ? undefined : team })
            }
          >
            {t(isChosen ? 'exemptions.debt.showAll' : 'exemptions.debt.show')}
          </Button>
        )}
      </th>
      <td>{text.count(exempt)}</td>
      <td>{text.count(hidden)}</td>
      <td>
        {effortMinutes > 0
          ? formatEffort(effortMinutes)
          : t('exemptions.debt.unknown')}
      </td>
      <td>{nextEnd ? text.day(nextEnd) : '—'}</td>
    </tr>
  );
}
