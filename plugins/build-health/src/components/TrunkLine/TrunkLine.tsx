import { StatusText, type StatusTone, useTexts } from '@internal/frontend-kit';
import type { PipelineHealth } from '@callboard/backstage-plugin-build-health-common';
import { useTrunkText } from '../../hooks/useTrunkText';
import { buildName, shortSha } from '../../lib/buildName';
import { buildHealthTranslationRef } from '../../translation';

export const TRUNK_TONES = {
  red: 'bad',
  green: 'good',
  unknown: 'unknown',
} as const satisfies Record<string, StatusTone>;

/** How trunk of a pipeline stands, in a sentence; of red with the build that began it. */
export function TrunkLine(props: {
  pipeline: Pick<PipelineHealth, 'trunk' | 'defaultBranch'>;
}) {
  const { trunk } = props.pipeline;
  const { t } = useTexts(buildHealthTranslationRef);
  const sentenceOf = useTrunkText();
  const { firstRed } = trunk;
  return (
    <StatusText
      tone={TRUNK_TONES[trunk.state]}
      text={
        <>
          {sentenceOf(props.pipeline)}
          {firstRed && (
            <>
              {t('build.trunk.firstRed')}{' '}
              <code>
                {firstRed.sha ? shortSha(firstRed.sha) : buildName(firstRed)}
              </code>
            </>
          )}
        </>
      }
    />
  );
}
