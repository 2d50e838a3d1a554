import { lazy, Suspense, useId } from 'react';
import { Button } from '@backstage/ui';
import {
  downloadText,
  toCsv,
  useStripKeys,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type { CampaignDetail } from '@callboard/backstage-plugin-scorecards-common';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { burnUpPoints, type BurnUpPoint } from '../../lib/burnUp';
import { scorecardsTranslationRef } from '../../translation';
import styles from './CampaignPage.module.css';

const BurnUpPlot = lazy(async () => ({
  default: (await import('./BurnUpPlot')).BurnUpPlot,
}));

/** Fewer points are read faster in a table. */
const FEWEST_POINTS = 7;

/** Done and scope over time, as two step lines or as a table. No line goes on into the future. */
export function BurnUp({ campaign }: { campaign: CampaignDetail }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const { params, change } = useUrlState();
  const titleId = useId();
  const title = useFinding(campaign);
  const points = burnUpPoints(campaign);
  const isChart = points.length >= FEWEST_POINTS;
  const isTable = params.get('table') === 'burnUp' || !isChart;
  return (
    <figure className={styles.figure} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h3 id={titleId}>{title}</h3>
        <span className={styles.line}>
          {isTable && points.length > 0 && (
            <Button
              size="small"
              variant="tertiary"
              onPress={() => download(campaign.id, points)}
            >
              {t('campaigns.burnUp.csv')}
            </Button>
          )}
          {isChart && (
            <Button
              size="small"
              variant="tertiary"
              onPress={() => change({ table: isTable ? undefined : 'burnUp' })}
            >
              {t(
                isTable
                  ? 'campaigns.burnUp.asChart'
                  : 'campaigns.burnUp.asTable',
              )}
            </Button>
          )}
        </span>
      </div>
      {isTable ? (
        <Table points={points} />
      ) : (
        <Chart campaign={campaign} points={points} />
      )}
    </figure>
  );
}

function download(id: string, points: readonly BurnUpPoint[]): void {
  downloadText({
    text: toCsv([
      ['day', 'done', 'scope', 'joined'],
      ...points.map(({ on, done, total, joined }) => [on, done, total, joined]),
    ]),
    fileName: `${id} burn-up.csv`,
    type: 'text/csv',
  });
}

/** What the lines show, in a sentence. */
function useFinding({ burnUp }: CampaignDetail): string {
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const first = burnUp.at(0);
  const last = burnUp.at(-1);
  if (!first || !last) return t('campaigns.burnUp.none');
  return t('campaigns.burnUp.title', {
    from: text.count(first.done),
    to: text.count(last.done),
    total: text.count(last.total),
    day: text.day(first.on),
  });
}

function useTold() {
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  return (point: BurnUpPoint) => {
    const { on, done, total, joined } = point;
    const said = t('campaigns.burnUp.point', {
      day: text.day(on),
      done: text.count(done),
      total: text.count(total),
    });
    if (joined === 0) return said;
    const key = joined > 0 ? 'joined' : 'left';
    return `${said}; ${t(`campaigns.burnUp.${key}`, {
      count: Math.abs(joined),
    })}`;
  };
}

function Chart(props: { campaign: CampaignDetail; points: BurnUpPoint[] }) {
  const { campaign, points } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const tell = useTold();
  const rows = points.map(point => ({ ...point, id: point.on }));
  const { chosen, choose, onKeyDown } = useStripKeys(rows, () => {});
  const at = Math.max(
    0,
    rows.findIndex(({ id }) => id === chosen?.id),
  );
  return (
    <>
      <div
        className={styles.plot}
        role="slider"
        tabIndex={0}
        aria-label={t('campaigns.page.tabs.burnUp')}
        aria-valuemin={1}
        aria-valuemax={points.length}
        aria-valuenow={at + 1}
        aria-valuetext={tell(points[at])}
        onKeyDown={onKeyDown}
      >
        <Suspense fallback={<div className={styles.blank} />}>
          <div aria-hidden="true">
            <BurnUpPlot
              points={points}
              from={campaign.startsOn}
              until={campaign.endsOn}
              chosen={at}
              onChoose={index => choose(rows[index]?.id)}
            />
          </div>
        </Suspense>
      </div>
      <p className={styles.quiet}>
        {/* The slider has spoken it. */}
        <span aria-hidden="true">{tell(points[at])}</span>
      </p>
    </>
  );
}

function Table({ points }: { points: readonly BurnUpPoint[] }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {(['day', 'done', 'scope', 'moved'] as const).map(id => (
            <th key={id} scope="col">
              {t(`campaigns.burnUp.columns.${id}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...points].reverse().map(({ on, done, total, joined }) => (
          <tr key={on}>
            <th scope="row">{text.day(on)}</th>
            <td>{text.count(done)}</td>
            <td>{text.count(total)}</td>
            <td>
              {joined === 0
                ? t('campaigns.burnUp.unmoved')
                : t(`campaigns.burnUp.${joined > 0 ? 'joined' : 'left'}`, {
                    count: Math.abs(joined),
                  })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
