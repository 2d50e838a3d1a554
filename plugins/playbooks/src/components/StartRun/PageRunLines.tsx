import { ButtonLink, Link } from '@backstage/ui';
import {
  formatDay,
  formatDuration,
  useNow,
  useTexts,
} from '@internal/frontend-kit';
import type { PageRuns } from '@callboard/backstage-plugin-playbooks-common';
import { usePagePath } from '../../hooks/usePagePath';
import { usePeopleNames } from '../../hooks/usePeopleNames';
import { playbooksTranslationRef } from '../../translation';
import styles from './StartRun.module.css';

/** Runs of the page that go on, to join, and how the last one ended. */
export function PageRunLines({ runs }: { runs: PageRuns }) {
  const { open, last } = runs;
  const { t } = useTexts(playbooksTranslationRef);
  const path = usePagePath();
  const nameOf = usePeopleNames(open.map(({ startedByRef }) => startedByRef));
  const now = useNow();
  return (
    <>
      {open.map(run => (
        <p key={run.id} className={styles.open}>
          {t(run.isDrill ? 'runs.goesOnDrill' : 'runs.goesOn', {
            person: nameOf(run.startedByRef),
            age: formatDuration(Math.max(0, now - Date.parse(run.startedAt))),
          })}{' '}
          <ButtonLink href={path.run(run.id)} variant="secondary" size="small">
            {t('runs.join')}
          </ButtonLink>
        </p>
      ))}
      <p className={styles.last}>
        {last?.endedAt && last.outcome ? (
          <Link href={path.run(last.id)}>
            {t('runs.last', {
              day: formatDay(new Date(last.endedAt)),
              duration: formatDuration(
                Date.parse(last.endedAt) - Date.parse(last.startedAt),
              ),
              outcome: t(`runs.outcome.${last.outcome}`),
            })}
          </Link>
        ) : (
          t('runs.never')
        )}
      </p>
    </>
  );
}
