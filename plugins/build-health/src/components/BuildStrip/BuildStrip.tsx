import { useTexts } from '@internal/frontend-kit';
import type { BuildSummary } from '@callboard/backstage-plugin-build-health-common';
import { useBuildText } from '../../hooks/useBuildText';
import { buildName } from '../../lib/buildName';
import { shapeOf } from '../../lib/outcomes';
import { buildHealthTranslationRef } from '../../translation';
import { BarStrip } from '../BarStrip';

/** Percent of the height: the shortest build is still a bar. */
const LEAST = 22;
/** Of one whose duration nobody knows. */
const UNKNOWN = 40;

/** The last builds as bars, as high as they took long. */
export function BuildStrip(props: {
  /** The oldest first. */
  builds: readonly BuildSummary[];
  /** What they are: "Last 20 builds on main". */
  label: string;
}) {
  const { builds, label } = props;
  const { t } = useTexts(buildHealthTranslationRef);
  const text = useBuildText();
  const longest = Math.max(...builds.map(({ durationMs = 0 }) => durationMs));
  const heightOf = ({ durationMs }: BuildSummary) =>
    durationMs === undefined || longest === 0
      ? UNKNOWN
      : LEAST + ((100 - LEAST) * durationMs) / longest;
  return (
    <BarStrip
      label={label}
      bars={builds.map(build => ({
        id: build.id,
        sentence: text.sentence(build),
        name: t('build.named', { name: buildName(build) }),
        href: build.url,
        shape: shapeOf(build),
        height: heightOf(build),
      }))}
    />
  );
}
