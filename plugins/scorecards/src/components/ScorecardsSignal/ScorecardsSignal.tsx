import { Button, ButtonLink } from '@backstage/ui';
import {
  errorStatus,
  useEntityRef,
  useNow,
  useTexts,
} from '@internal/frontend-kit';
import { ServiceSignal } from '@callboard/backstage-plugin-callboard-react';
import type { EntityScorecards } from '@callboard/backstage-plugin-scorecards-common';
import { useEntityScorecards } from '../../hooks/useEntityScorecards';
import { useHomePath } from '../../hooks/useHomePath';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { useStepText } from '../../hooks/useStepText';
import { newsOf, worstFirst } from '../../lib/entityStanding';
import { scorecardsTranslationRef } from '../../translation';

/** How far the service of the page is in its scorecards, in one row of the card "service at a glance". */
export function ScorecardsSignal() {
  const { t } = useTexts(scorecardsTranslationRef);
  const query = useEntityScorecards(useEntityRef());
  const { data, error, isFetching, refetch } = query;
  if (data) return <KnownSignal found={data} />;
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

/** The scorecard that it lost a level in lately, else that which it is least far in. */
function KnownSignal({ found }: { found: EntityScorecards }) {
  const { entityRef, scorecards, next, frozen } = found;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const stepText = useStepText();
  const path = useHomePath();
  const now = useNow();
  const ranked = worstFirst(scorecards);
  const fallen = ranked.find(one => newsOf(one, now)?.isLoss);
  const shown = fallen ?? ranked.at(0);
  if (!shown) {
    return (
      <ServiceSignal
        tone="neutral"
        title={t('card.signal.title')}
        sentence={t('card.signal.none')}
      />
    );
  }
  const news = fallen && newsOf(fallen, now);
  const place = {
    scorecard: shown.title,
    title: shown.levelTitle ?? '',
    position: `${shown.position}`,
    levels: `${shown.levels}`,
  };
  const details = [
    next && stepText(next, scorecards),
    ...frozen.map(one => text.frozen(one)),
  ].filter(Boolean);
  return (
    <ServiceSignal
      tone={news || shown.position === 0 ? 'warn' : 'good'}
      title={t('card.signal.title')}
      sentence={
        news
          ? t('card.signal.changed', {
              scorecard: shown.title,
              change: text.levelChange(news, shown.levelNames),
              day: text.day(news.at),
            })
          : t(
              shown.position === 0
                ? 'card.signal.noLevel'
                : 'card.signal.levelled',
              place,
            )
      }
      detail={details.join('. ') || undefined}
      action={
        path &&
        next && (
          <ButtonLink
            variant="tertiary"
            size="small"
            href={path.explain({ check: next.check, entityRef })}
          >
            {t('card.signal.open')}
          </ButtonLink>
        )
      }
    />
  );
}
