import { Select, Text } from '@backstage/ui';
import { useUrlState, useTexts } from '@internal/frontend-kit';
import type { ScorecardMatrix } from '@callboard/backstage-plugin-scorecards-common';
import { useCheck } from '../../hooks/useCheck';
import { useMatrix } from '../../hooks/useMatrix';
import { useMissedText } from '../../hooks/useMissedText';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { scorecardsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { CheckTeams } from '../CheckPage';
import { NoServices, type MatrixViewProps } from './Matrix';
import { ScorecardSelect } from './MatrixFilters';
import styles from './MatrixTab.module.css';

/** The matrix on a phone: one check, and who does not pass it. */
export function PickedCheck(props: MatrixViewProps) {
  const { request, scorecards } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const query = useMatrix({ scorecard: request.scorecard });
  return (
    <div className={styles.pick}>
      <ScorecardSelect scorecards={scorecards} chosen={request.scorecard} />
      <BackendState
        query={query}
        subject={t('matrix.subject')}
        thing={t('matrix.thing')}
        isEmpty={({ columns, totalItems }) =>
          columns.length === 0 || totalItems === 0
        }
        empty={<NoServices {...props} />}
      >
        {({ columns }) => <Picked columns={columns} />}
      </BackendState>
    </div>
  );
}

/** The one that most fail, until another is chosen. */
function Picked({ columns }: Pick<ScorecardMatrix, 'columns'>) {
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const { params, change } = useUrlState();
  const failing = ({ counts }: ScorecardMatrix['columns'][number]) =>
    counts.fail ?? 0;
  const [worst] = [...columns].sort((a, b) => failing(b) - failing(a));
  const chosen =
    columns.find(({ check }) => check === params.get('check')) ?? worst;
  const query = useCheck(chosen?.check);
  return (
    <>
      <Select
        aria-label={t('matrix.pick')}
        options={columns.map(column => ({
          id: column.check,
          label: `${column.title} · ${text.counted('fail', failing(column))}`,
        }))}
        value={chosen?.check}
        onChange={check => change({ check: `${check}` })}
      />
      <BackendState
        query={query}
        subject={t('check.subject')}
        thing={t('check.thing')}
      >
        {detail => <Found detail={detail} />}
      </BackendState>
    </>
  );
}

function Found(props: Parameters<typeof CheckTeams>[0]) {
  const { detail } = props;
  const text = useMissedText();
  return (
    <>
      <Text as="p" variant="body-large">
        {text.answer(detail)}
      </Text>
      <p className={styles.quiet}>{text.others(detail)}</p>
      <CheckTeams detail={detail} />
    </>
  );
}
