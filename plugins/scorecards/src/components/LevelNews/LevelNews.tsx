import { StatusText, useNow, useTexts } from '@internal/frontend-kit';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { newsOf, type EntityScorecard } from '../../lib/entityStanding';
import { scorecardsTranslationRef } from '../../translation';

/** What became of the level in the last 30 days, and why; nothing when it is as it was. */
export function LevelNews({ scorecard }: { scorecard: EntityScorecard }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const news = newsOf(scorecard, useNow());
  if (!news) return null;
  return (
    <StatusText
      // A level that is lost for the bar moved is not the doing of the service.
      tone={news.isLoss && news.cause.kind !== 'rule' ? 'warn' : 'neutral'}
      text={t('card.changed', {
        change: text.levelChange(news, scorecard.levelNames),
        day: text.day(news.at),
        cause: text.cause(news.cause),
      })}
    />
  );
}
