import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import {
  CopyButton,
  DrawerPanel,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import {
  isRed,
  type BuildDetail,
  type BuildSummary,
} from '@callboard/backstage-plugin-build-health-common';
import { useBuildDetail } from '../../hooks/useBuildDetail';
import { useBuildText } from '../../hooks/useBuildText';
import { buildName, shortSha } from '../../lib/buildName';
import { buildHealthTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { FailedTests, useFailedTests } from '../FailedTests';
import { OutsideLink } from '../OutsideLink';
import { JobList } from './JobList';
import styles from './BuildDrawer.module.css';

/** Tests that the drawer names. */
const MOST_TESTS = 20;

/** A build with its attempts and jobs, beside the list; the address says which. */
export function BuildDrawer(props: {
  /** An entity that names its pipeline. */
  entityRef: string;
}) {
  const { params, change } = useUrlState();
  const id = params.get('open') ?? '';
  // Ids are numbers; the backend refuses others.
  return /^\d{1,18}$/.test(id) ? (
    <Open
      id={id}
      entityRef={props.entityRef}
      onClose={() => change({ open: undefined, of: undefined })}
    />
  ) : null;
}

function Open(props: { id: string; entityRef: string; onClose: () => void }) {
  const { id, entityRef, onClose } = props;
  const { t } = useTexts(buildHealthTranslationRef);
  const query = useBuildDetail({ id, entityRef });
  const { build } = query.data ?? {};
  return (
    <DrawerPanel
      title={t('detail.title', { name: build ? buildName(build) : '' })}
      isOpen
      onClose={onClose}
      footer={
        build?.url && (
          <OutsideLink href={build.url}>{t('detail.provider')}</OutsideLink>
        )
      }
    >
      <BackendState
        query={query}
        subject={t('detail.subject')}
        thing={t('detail.thing')}
      >
        {detail => <Details detail={detail} entityRef={entityRef} />}
      </BackendState>
    </DrawerPanel>
  );
}

function Details(props: { detail: BuildDetail; entityRef: string }) {
  const { detail, entityRef } = props;
  const { build, attempts, jobs, jobsKeptDays } = detail;
  const { t } = useTexts(buildHealthTranslationRef);
  const { change } = useUrlState();
  const text = useBuildText();
  return (
    <div className={styles.details}>
      <p className={styles.quiet}>
        {[build.title, detail.pipelineName, build.branch]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {build.sha && (
        <p className={styles.commit}>
          {t('detail.commit')} <code>{shortSha(build.sha)}</code>
          <CopyButton
            value={build.sha}
            what={t('detail.commitOf', { sha: shortSha(build.sha) })}
          />
        </p>
      )}
      {attempts.length > 1 && (
        <ToggleButtonGroup
          aria-label={t('detail.attempts')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[build.id]}
          onSelectionChange={([chosen]) =>
            change({ open: String(chosen) }, { replace: true })
          }
        >
          {attempts.map(one => (
            <ToggleButton key={one.id} id={one.id}>
              {t('detail.attempt', {
                attempt: `${one.attempt}`,
                outcome: text.outcome(one),
              })}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
      <p>{text.sentence(build)}</p>
      {isRed(build.outcome) && <Failed build={build} entityRef={entityRef} />}
      {jobs.length > 0 ? (
        <JobList
          key={build.id}
          jobs={jobs}
          buildId={build.id}
          entityRef={entityRef}
        />
      ) : (
        <p className={styles.quiet}>
          {jobsKeptDays === undefined
            ? t('detail.noJobs')
            : t('detail.jobsGone', { days: `${jobsKeptDays}` })}
        </p>
      )}
    </div>
  );
}

/** The tests that made it red; nothing where no report tells. */
function Failed(props: { build: BuildSummary; entityRef: string }) {
  const { build, entityRef } = props;
  const { t } = useTexts(buildHealthTranslationRef);
  const found = useFailedTests({ entityRef, build, limit: MOST_TESTS });
  if (!found || found.total === 0) return null;
  return (
    <section>
      <h3 className={styles.heading}>
        {t('tests.failed.title', {
          count: found.total,
          name: buildName(build),
        })}
      </h3>
      <FailedTests found={found} build={build} entityRef={entityRef} />
    </section>
  );
}
