import { useState } from 'react';
import {
  formatClock,
  formatInstant,
  StatusText,
  useLocale,
  useNarrow,
  useNow,
  useTexts,
} from '@internal/frontend-kit';
import type { BuildPage } from '@callboard/backstage-plugin-build-health-common';
import { buildName, shortSha } from '../../lib/buildName';
import type { LastBuild } from '../../lib/lastBuilds';
import { buildHealthTranslationRef } from '../../translation';
import { OutsideLink } from '../OutsideLink';
import styles from './AlertBuildsPanel.module.css';

const DAY_MS = 86_400_000;
/** So many stand open on a wide screen. */
const SHOWN = 5;

interface LinesProps {
  builds: readonly LastBuild[];
  pipelines: BuildPage['pipelines'];
}

/** Where the entity has several pipelines: whose build it is. */
const pipelineOf = (
  { build }: LastBuild,
  pipelines: BuildPage['pipelines'],
): string | undefined =>
  pipelines.length > 1
    ? pipelines.find(({ id }) => id === build.pipelineId)?.name
    : undefined;

/** Builds, a line each, the newest first; on a phone the first screen has room for one. */
export function BuildLines({ builds, pipelines }: LinesProps) {
  const { t } = useTexts(buildHealthTranslationRef);
  const [isOpen, setOpen] = useState(false);
  const isNarrow = useNarrow();
  const shown = isNarrow ? 1 : SHOWN;
  const rest = builds.slice(shown);
  const [newest] = builds;
  return (
    <>
      {isNarrow ? (
        <Line one={newest} pipeline={pipelineOf(newest, pipelines)} />
      ) : (
        <Lines builds={builds.slice(0, shown)} pipelines={pipelines} />
      )}
      {rest.length > 0 && (
        <button
          type="button"
          className={styles.more}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t('panel.more', { count: rest.length })}
        </button>
      )}
      {isOpen && <Lines builds={rest} pipelines={pipelines} />}
    </>
  );
}

function Lines({ builds, pipelines }: LinesProps) {
  return (
    <ul className={styles.lines}>
      {builds.map(one => (
        <li key={one.build.id}>
          <Line one={one} pipeline={pipelineOf(one, pipelines)} />
        </li>
      ))}
    </ul>
  );
}

function Line(props: { one: LastBuild; pipeline: string | undefined }) {
  const { build, finishedAt, isRed, isTurn } = props.one;
  const { pipeline } = props;
  const { t } = useTexts(buildHealthTranslationRef);
  const locale = useLocale();
  const now = useNow();
  const isNarrow = useNarrow();
  const at = new Date(finishedAt);
  const time =
    now - at.getTime() < DAY_MS
      ? formatClock(at, { locale })
      : formatInstant(at, { locale, now: new Date(now) });
  const branch = build.branch ?? t('panel.trunk');
  return (
    <>
      <time dateTime={finishedAt}>{time}</time>
      <span className={styles.what}>
        {t(isRed ? 'panel.failed' : 'panel.built', { branch })}{' '}
        <OutsideLink href={build.url}>
          <code>{build.sha ? shortSha(build.sha) : buildName(build)}</code>
        </OutsideLink>
        {pipeline && ` ${t('panel.of', { pipeline })}`}
      </span>
      {isTurn && (
        <StatusText
          // All that was merged while it was red goes out with the first that passes.
          tone={isRed ? 'bad' : 'warn'}
          text={t(isRed ? 'panel.firstRed' : 'panel.firstGreen')}
        />
      )}
      {!isNarrow && (
        <span className={styles.quiet}>
          {[build.title, build.author].filter(Boolean).join(', ')}
        </span>
      )}
    </>
  );
}
