import { useEffect, useRef } from 'react';
import { useAnnounce, useTexts } from '@internal/frontend-kit';
import type { EntityScorecard } from '../lib/entityStanding';
import { scorecardsTranslationRef } from '../translation';
import { useScorecardsText } from './useScorecardsText';

/** Says once, politely, that a level became another one while somebody looks. */
export function useSpokenLevels(scorecards: readonly EntityScorecard[]): void {
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const announce = useAnnounce();
  const known = useRef<Map<string, number>>();
  useEffect(() => {
    const before = known.current;
    known.current = new Map(
      scorecards.map(({ scorecard, position }) => [scorecard, position]),
    );
    const moved = scorecards.filter(({ scorecard, position }) => {
      const was = before?.get(scorecard);
      return was !== undefined && was !== position;
    });
    if (moved.length === 0) return;
    const told = moved.map(one =>
      t('card.spoken', { scorecard: one.title, level: text.level(one) }),
    );
    announce(told.join('. '), 'news');
    // The words are made anew with each drawing; only the levels are news.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [scorecards]);
}
