import { useId, useRef } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { BuildSummary } from '@callboard/backstage-plugin-build-health-common';
import { useBuildText } from '../../hooks/useBuildText';
import { useStripKeys } from '../../hooks/useStripKeys';
import { buildName } from '../../lib/buildName';
import { shapeOf } from '../../lib/outcomes';
import { buildHealthTranslationRef } from '../../translation';
import { OutsideLink } from '../OutsideLink';
import styles from './BuildStrip.module.css';

/** Percent of the height: the shortest build is still a bar. */
const LEAST = 22;
/** Of one whose duration nobody knows. */
const UNKNOWN = 40;

/** The last builds as bars: as high as they took long, full where they passed, with a cap where they left trunk red. */
export function BuildStrip(props: {
  /** The oldest first. */
  builds: readonly BuildSummary[];
  /** What they are: "Last 20 builds on main". */
  label: string;
}) {
  const { builds, label } = props;
  const root = useId();
  const detail = useRef<HTMLDivElement>(null);
  const text = useBuildText();
  const { chosen, choose, onKeyDown } = useStripKeys(builds, () =>
    detail.current?.querySelector('a')?.click(),
  );
  if (!chosen) return null;
  const longest = Math.max(...builds.map(({ durationMs = 0 }) => durationMs));
  const heightOf = ({ durationMs }: BuildSummary) =>
    durationMs === undefined || longest === 0
      ? UNKNOWN
      : LEAST + ((100 - LEAST) * durationMs) / longest;
  return (
    <div>
      <div
        className={styles.strip}
        role="listbox"
        tabIndex={0}
        aria-label={label}
        aria-orientation="horizontal"
        aria-activedescendant={`${root}-${chosen.id}`}
        onKeyDown={onKeyDown}
      >
        {builds.map(build => (
          // The keys belong to the box: a single bar is no tab stop.
          <div
            key={build.id}
            id={`${root}-${build.id}`}
            role="option"
            aria-selected={build === chosen}
            aria-label={text.sentence(build)}
            className={styles.slot}
            onPointerEnter={({ pointerType }) =>
              pointerType === 'mouse' && choose(build.id)
            }
            onPointerDown={() => choose(build.id)}
          >
            <span
              className={styles.bar}
              data-shape={shapeOf(build)}
              style={{ blockSize: `${heightOf(build)}%` }}
            />
          </div>
        ))}
      </div>
      <Detail build={chosen} box={detail} />
    </div>
  );
}

function Detail(props: {
  build: BuildSummary;
  box: React.RefObject<HTMLDivElement>;
}) {
  const { build, box } = props;
  const { t } = useTranslationRef(buildHealthTranslationRef);
  const text = useBuildText();
  return (
    <div className={styles.detail} ref={box}>
      <OutsideLink href={build.url}>
        {t('build.named', { name: buildName(build) })}
      </OutsideLink>
      <span>{text.sentence(build)}</span>
    </div>
  );
}
