import { Button } from '@backstage/ui';
import { errorStatus, useEntityRef, useTexts } from '@internal/frontend-kit';
import { ServiceSignal } from '@callboard/backstage-plugin-callboard-react';
import type { EntityBuilds } from '@callboard/backstage-plugin-build-health-common';
import { useEntityBuilds } from '../../hooks/useEntityBuilds';
import { useTrunkText } from '../../hooks/useTrunkText';
import { buildName } from '../../lib/buildName';
import { rankPipelines } from '../../lib/pipelines';
import { buildHealthTranslationRef } from '../../translation';
import { OutsideLink } from '../OutsideLink';
import { TRUNK_TONES } from '../TrunkLine';

/** Whether trunk of the service of the page is green, in one row of the card "service at a glance". */
export function BuildsSignal() {
  const { t } = useTexts(buildHealthTranslationRef);
  const { data, error, isFetching, refetch } = useEntityBuilds(useEntityRef());
  if (data) return <KnownSignal builds={data} />;
  if (data === undefined && !error) return null;
  const status = errorStatus(error);
  const reason =
    (data === null && 'unread') ||
    (status === 404 && 'notInstalled') ||
    (status === 403 && 'forbidden') ||
    'failed';
  return (
    <ServiceSignal
      tone="unknown"
      title={t('card.signal.title')}
      sentence={t(`card.signal.${reason}`)}
      action={
        status !== 403 && (
          <Button
            variant="tertiary"
            size="small"
            isPending={isFetching}
            onPress={() => refetch()}
          >
            {t('card.signal.again')}
          </Button>
        )
      }
    />
  );
}

function KnownSignal({ builds }: { builds: EntityBuilds }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const sentenceOf = useTrunkText();
  const ranked = rankPipelines(builds.pipelines);
  if (!ranked) {
    return (
      <ServiceSignal
        tone={builds.hasAnnotation ? 'unknown' : 'neutral'}
        title={t('card.signal.title')}
        sentence={t(
          builds.hasAnnotation ? 'card.signal.noBuild' : 'card.signal.none',
        )}
      />
    );
  }
  const { head, red } = ranked;
  const { state, firstRed } = head.trunk;
  const detail =
    red.length > 0 &&
    t('card.othersRed', {
      count: red.length,
      names: red.map(({ name }) => name).join(', '),
    });
  return (
    <ServiceSignal
      tone={TRUNK_TONES[state]}
      title={t('card.signal.title')}
      sentence={sentenceOf(head)}
      detail={detail || undefined}
      action={
        firstRed?.url && (
          <OutsideLink href={firstRed.url}>
            {t('build.named', { name: buildName(firstRed) })}
          </OutsideLink>
        )
      }
    />
  );
}
