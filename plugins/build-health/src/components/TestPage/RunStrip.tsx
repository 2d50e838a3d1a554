import { formatInstant, useLocale, useTexts } from '@internal/frontend-kit';
import type { TestRunSummary } from '@callboard/backstage-plugin-build-health-common';
import { shortSha } from '../../lib/buildName';
import { buildHealthTranslationRef } from '../../translation';
import { BarStrip } from '../BarStrip';

/** A run has no length: its bars differ by shape alone. */
const PASSED = 60;
const FAILED = 100;

/** The last runs of a test, by how its first tries ended. */
export function RunStrip(props: {
  /** The oldest first. */
  runs: readonly TestRunSummary[];
}) {
  const { runs } = props;
  const { t } = useTexts(buildHealthTranslationRef);
  const locale = useLocale();
  const howOf = ({ first, retriedTo }: TestRunSummary) => {
    if (first === 'passed') return t('tests.page.runPassed');
    if (retriedTo === 'passed') return t('tests.page.runThenPassed');
    return t(
      retriedTo === 'failed'
        ? 'tests.page.runThenFailed'
        : 'tests.page.runFailed',
    );
  };
  const whereOf = ({ isTrunk }: TestRunSummary) => {
    if (isTrunk === undefined) return t('tests.page.whereUnknown');
    return t(isTrunk ? 'tests.page.trunk' : 'tests.page.branch');
  };
  return (
    <BarStrip
      label={t('tests.page.runs', { n: `${runs.length}` })}
      bars={runs.map((run, index) => ({
        id: `${run.at}-${index}`,
        sentence: t('tests.page.run', {
          how: howOf(run),
          where: whereOf(run),
          attempt: `${run.attempt}`,
          time: formatInstant(new Date(run.at), { locale }),
        }),
        name: t('tests.page.runName', {
          name: run.sha ? shortSha(run.sha) : t('tests.page.commitUnknown'),
        }),
        href: run.buildUrl,
        shape: run.first === 'passed' ? 'full' : 'cap',
        height: run.first === 'passed' ? PASSED : FAILED,
      }))}
    />
  );
}
