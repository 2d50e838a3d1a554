import { Link } from '@backstage/ui';
import {
  formatDuration,
  StatusText,
  TimeText,
  type StatusTone,
  useTexts,
} from '@internal/frontend-kit';
import type {
  RunOutcome,
  RunSummary,
} from '@callboard/backstage-plugin-playbooks-common';
import type { PagePaths } from '../../lib/pagePaths';
import { playbooksTranslationRef } from '../../translation';
import styles from './RunsTab.module.css';

const TONES: Record<RunOutcome, StatusTone> = {
  fixed: 'good',
  partly: 'warn',
  'not-by-this-page': 'bad',
};

/** A run in a list: what, who, how far, how it ended, since when. */
export function RunRow(props: {
  run: RunSummary;
  nameOf: (ref: string) => string;
  /** Absent in a portal that has the cards without the page. */
  path?: PagePaths;
}) {
  const { run, nameOf, path } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const { done, all, failed } = run.progress;
  return (
    <li className={styles.row}>
      <span className={styles.name}>
        {path ? <Link href={path.run(run.id)}>{run.title}</Link> : run.title}
        <span className={styles.quiet}>
          {[
            run.isDrill && t('runs.drill'),
            run.alertName && t('runs.facts.forAlert', { alert: run.alertName }),
            run.peopleRefs.map(nameOf).join(', '),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span>
        {[
          t('runs.progress', { done: `${done}`, all: `${all}` }),
          failed > 0 && t('runs.progressFailed', { count: failed }),
        ]
          .filter(Boolean)
          .join(', ')}
      </span>
      {run.endedAt && run.outcome ? (
        <StatusText
          tone={TONES[run.outcome]}
          text={`${t(`runs.outcome.${run.outcome}`)}, ${formatDuration(
            Date.parse(run.endedAt) - Date.parse(run.startedAt),
          )}`}
        />
      ) : (
        <StatusText tone="progress" text={t('runs.list.goesOn')} />
      )}
      <TimeText value={run.startedAt} />
    </li>
  );
}
