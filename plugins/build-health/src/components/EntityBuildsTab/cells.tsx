import { Button } from '@backstage/ui';
import {
  formatDuration,
  StatusText,
  TimeText,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import { useBuildText } from '../../hooks/useBuildText';
import { buildName, shortSha } from '../../lib/buildName';
import type { BuildRow } from '../../lib/groupAttempts';
import { toneOf } from '../../lib/outcomes';
import { buildHealthTranslationRef } from '../../translation';
import { Attempts } from '../Attempts';
import { OutsideLink } from '../OutsideLink';
import styles from './EntityBuildsTab.module.css';

/** What a build is called, and what it is of. */
export function NameCell(props: {
  row: BuildRow;
  /** Where the entity has several pipelines. */
  pipeline?: string;
}) {
  const { latest } = props.row;
  return (
    <span className={styles.stack}>
      <span>
        <OutsideLink href={latest.url}>{buildName(latest)}</OutsideLink>
      </span>
      <span className={styles.quiet}>
        {[props.pipeline, latest.title].filter(Boolean).join(' · ')}
      </span>
    </span>
  );
}

/** How it ended, or how far it is. */
export function StateCell({ row }: { row: BuildRow }) {
  const text = useBuildText();
  return (
    <span className={styles.stack}>
      <StatusText tone={toneOf(row.latest)} text={text.outcome(row.latest)} />
      <Attempts attempts={row.attempts} />
    </span>
  );
}

/** Branch and commit. */
export function CommitCell({ row }: { row: BuildRow }) {
  const { branch, sha, pullRequest, isFork } = row.latest;
  const { t } = useTexts(buildHealthTranslationRef);
  const further = [
    pullRequest !== undefined &&
      t('history.pullRequest', { number: `${pullRequest}` }),
    isFork && t('history.fork'),
  ].filter(Boolean);
  return (
    <span className={styles.stack}>
      <span>{branch ?? t('build.unknown')}</span>
      <span className={styles.quiet}>
        {sha ? <code>{shortSha(sha)}</code> : t('build.unknown')}
        {further.length > 0 && ` · ${further.join(' · ')}`}
      </span>
    </span>
  );
}

/** Unknown is not 0: each provider tells other times. */
export function useTimes() {
  const { t } = useTexts(buildHealthTranslationRef);
  const text = useBuildText();
  return {
    queue: ({ latest: { queueMs } }: BuildRow) =>
      queueMs === undefined ? t('build.unknown') : formatDuration(queueMs),
    duration: ({ latest }: BuildRow) =>
      text.duration(latest) ?? t('build.unknown'),
  };
}

/** When it ended; where it goes on, when it began. */
export function TimeCell({ row }: { row: BuildRow }) {
  const { finishedAt, startedAt, createdAt } = row.latest;
  const { t } = useTexts(buildHealthTranslationRef);
  const time = finishedAt ?? startedAt ?? createdAt;
  return time ? <TimeText value={time} /> : <>{t('build.unknown')}</>;
}

/** Opens the build with its jobs beside the list. */
export function OpenCell({ row }: { row: BuildRow }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const { change } = useUrlState();
  return (
    <Button
      variant="tertiary"
      size="small"
      aria-label={t('detail.openOf', { name: buildName(row.latest) })}
      onPress={() => change({ open: row.id })}
    >
      {t('detail.open')}
    </Button>
  );
}
