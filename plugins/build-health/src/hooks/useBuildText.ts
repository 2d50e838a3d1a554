import {
  formatDuration,
  formatInstant,
  useLocale,
  useNow,
  useTexts,
} from '@internal/frontend-kit';
import type { BuildSummary } from '@callboard/backstage-plugin-build-health-common';
import { buildHealthTranslationRef } from '../translation';

/** Writes what is told of an attempt of a build. */
export function useBuildText() {
  const { t } = useTexts(buildHealthTranslationRef);
  const locale = useLocale();
  const now = useNow();

  const outcome = ({
    state,
    outcome: how,
  }: Pick<BuildSummary, 'state' | 'outcome'>) =>
    state === 'finished' && how
      ? t(`build.outcome.${how}`)
      : t(`build.state.${state}`);
  /** "about" where a provider has no such time; undefined where nobody knows it. */
  const duration = ({
    durationMs,
    isEstimate,
  }: Pick<BuildSummary, 'durationMs' | 'isEstimate'>) => {
    if (durationMs === undefined) return undefined;
    const written = formatDuration(durationMs);
    return isEstimate ? t('build.about', { duration: written }) : written;
  };
  const instant = (time: string) =>
    formatInstant(new Date(time), { locale, now: new Date(now) });

  return {
    outcome,
    duration,
    instant,
    /** All of it in a line: "Failed after 14 min, attempt 2, Ana Ruiz, Tue 24 Nov, 03:12 CET". */
    sentence: (build: BuildSummary) => {
      const lasted = duration(build);
      const time = build.finishedAt ?? build.startedAt ?? build.createdAt;
      return [
        lasted
          ? t('build.after', { outcome: outcome(build), duration: lasted })
          : `${outcome(build)}, ${t('build.unknownDuration')}`,
        t('build.attempt', { attempt: `${build.attempt}` }),
        build.author,
        time && instant(time),
      ]
        .filter(Boolean)
        .join(', ');
    },
  };
}
