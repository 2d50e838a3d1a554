import { usePermission } from '@backstage/plugin-permission-react';
import { StatusText, useTexts } from '@internal/frontend-kit';
import {
  buildHealthLogReadPermission,
  isRed,
  type JobSummary,
} from '@callboard/backstage-plugin-build-health-common';
import { useBuildText } from '../../hooks/useBuildText';
import { toneOf } from '../../lib/outcomes';
import { waterfall, type Span } from '../../lib/waterfall';
import { buildHealthTranslationRef } from '../../translation';
import { OutsideLink } from '../OutsideLink';
import { JobLog } from './JobLog';
import styles from './BuildDrawer.module.css';

/** The jobs of an attempt, each with its place in time; of failed ones the log, for those who may read it. */
export function JobList(props: {
  jobs: readonly JobSummary[];
  buildId: string;
  entityRef: string;
}) {
  const { jobs, buildId, entityRef } = props;
  const { t } = useTexts(buildHealthTranslationRef);
  const { allowed: mayReadLogs } = usePermission({
    permission: buildHealthLogReadPermission,
  });
  const spans = waterfall(jobs);
  return (
    <ul className={styles.jobs} aria-label={t('detail.jobs')}>
      {jobs.map((job, index) => (
        <li key={job.externalId}>
          <Job job={job} span={spans[index]} />
          {mayReadLogs && isRed(job.outcome) && (
            <JobLog job={job} buildId={buildId} entityRef={entityRef} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Job({ job, span }: { job: JobSummary; span: Span | undefined }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const text = useBuildText();
  const notes = [
    text.duration(job) ?? t('build.unknownDuration'),
    job.failedStep && t('detail.failedStep', { step: job.failedStep }),
    job.exitStatus !== undefined &&
      job.exitStatus !== 0 &&
      t('detail.exit', { status: `${job.exitStatus}` }),
    job.isSoftFailure && t('detail.soft'),
    job.isInfrastructure && t('detail.lost'),
    job.isSuperseded && t('detail.superseded'),
  ].filter(Boolean);
  return (
    <>
      <span className={styles.job}>
        <OutsideLink href={job.url}>{job.name}</OutsideLink>
        <StatusText tone={toneOf(job)} text={text.outcome(job)} />
      </span>
      <span className={styles.track} aria-hidden="true">
        {span && (
          <span
            className={styles.span}
            data-tone={toneOf(job)}
            style={{
              insetInlineStart: `${span.from}%`,
              inlineSize: `${span.length}%`,
            }}
          />
        )}
      </span>
      <span className={styles.quiet}>{notes.join(' · ')}</span>
    </>
  );
}
