import { Button } from '@backstage/ui';
import {
  CopyButton,
  downloadText,
  EmptyBlock,
  FilterBar,
  FIRST_PAGE,
  toCsv,
  useNames,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type {
  CheckDetail,
  CheckTeamRollup,
} from '@callboard/backstage-plugin-scorecards-common';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { missedRows, missedTeams, unnamedOf } from '../../lib/missedTeams';
import { askedOf } from '../../lib/stateGroups';
import { scorecardsTranslationRef } from '../../translation';
import { TeamRows, type TeamRow } from './TeamRows';
import styles from './CheckPage.module.css';

/** Teams of fewer need no search. */
const FEW = 10;
const COLUMNS = ['team', 'service', 'state', 'since'] as const;

/** Who does not pass a check, by team, those with most services first. */
export function CheckTeams({ detail }: { detail: CheckDetail }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const { params } = useUrlState();
  const { missing, calm } = missedTeams(detail);
  const rows = useRows(missing);
  const q = params.get('q') ?? '';
  const fitting = rows.filter(({ name }) =>
    name.toLocaleLowerCase('en-US').includes(q.toLocaleLowerCase('en-US')),
  );
  const unnamed = unnamedOf(detail);
  if (rows.length === 0) return null;
  return (
    <div className={styles.stack}>
      <Acts detail={detail} rows={rows} />
      {rows.length > FEW && <TeamSearch q={q} />}
      {fitting.length > 0 ? (
        <TeamRows rows={fitting} check={detail.check} />
      ) : (
        <EmptyBlock
          kind="filtered"
          title={t('check.teams.noMatch', { q })}
          actions={<ClearSearch />}
        />
      )}
      {[
        calm > 0 && t('check.teams.calm', { count: calm }),
        unnamed > 0 && t('check.teams.unnamed', { count: unnamed }),
      ]
        .filter(Boolean)
        .map(line => (
          <p key={`${line}`} className={styles.quiet}>
            {line}
          </p>
        ))}
    </div>
  );
}

function useRows(teams: readonly CheckTeamRollup[]): TeamRow[] {
  const { t } = useTexts(scorecardsTranslationRef);
  const nameOf = useNames(teams.flatMap(({ team }) => team ?? []));
  return teams.map(team => ({
    ...team,
    id: team.team ?? 'nobody',
    name: team.team ? nameOf(team.team) : t('check.teams.nobody'),
    asked: askedOf(team.counts),
  }));
}

function TeamSearch({ q }: { q: string }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const { change } = useUrlState();
  return (
    <FilterBar
      search={{
        label: t('check.teams.search'),
        value: q,
        onChange: next => change({ q: next, ...FIRST_PAGE }, { replace: true }),
      }}
    />
  );
}

function ClearSearch() {
  const { t } = useTexts(scorecardsTranslationRef);
  const { change } = useUrlState();
  return (
    <Button
      variant="secondary"
      onPress={() => change({ q: undefined, ...FIRST_PAGE })}
    >
      {t('check.teams.clear')}
    </Button>
  );
}

/** The list for a chat, and for a spreadsheet. */
function Acts(props: { detail: CheckDetail; rows: readonly TeamRow[] }) {
  const { detail, rows } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const lines = rows.map(({ name, missed, asked }) =>
    t('check.teams.line', {
      team: name,
      missed: text.count(missed),
      n: text.count(asked),
    }),
  );
  const download = () =>
    downloadText({
      text: toCsv([
        COLUMNS.map(id => t(`check.csv.${id}`)),
        ...missedRows(detail),
      ]),
      fileName: t('check.csv.file', { name: detail.title }),
      type: 'text/csv',
    });
  return (
    <div className={styles.acts}>
      <CopyButton
        label={t('check.teams.copy')}
        value={lines.join('\n')}
        what={t('check.teams.copyAll')}
      />
      <Button variant="tertiary" onPress={download}>
        {t('check.csv.download')}
      </Button>
    </div>
  );
}
