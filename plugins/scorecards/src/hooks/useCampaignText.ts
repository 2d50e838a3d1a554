import { useTexts } from '@internal/frontend-kit';
import type { StatusTone } from '@internal/frontend-kit';
import {
  formatEffort,
  type CampaignSummary,
} from '@callboard/backstage-plugin-scorecards-common';
import { scorecardsTranslationRef } from '../translation';
import { useScorecardsText } from './useScorecardsText';

const TONES: Record<CampaignSummary['state'], StatusTone> = {
  planned: 'neutral',
  running: 'progress',
  over: 'warn',
  ended: 'neutral',
};

/** Tells how far campaigns are. */
export function useCampaignText() {
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  return {
    /** Done, left and exempt, in a sentence. */
    sentence: (campaign: CampaignSummary) => {
      const { done, total, exempt, teamsLeft, effortMinutes } = campaign;
      const said =
        done >= total
          ? t('campaigns.allDone', { count: total, n: text.count(total) })
          : [
              t('campaigns.done', {
                done: text.count(done),
                count: total,
                n: text.count(total),
              }),
              t('campaigns.left', {
                n: text.count(total - done),
                count: teamsLeft,
                teams: text.count(teamsLeft),
              }),
              ...(effortMinutes > 0
                ? [
                    t('campaigns.effort', {
                      effort: formatEffort(effortMinutes),
                    }),
                  ]
                : []),
            ].join(' ');
      return exempt > 0
        ? `${said} ${t('campaigns.exempt', {
            count: exempt,
            n: text.count(exempt),
          })}`
        : said;
    },
    /** How it stands, with a tone. */
    state: (campaign: CampaignSummary) => {
      const { state, done, total, startsOn, endsOn } = campaign;
      const isLate = state === 'over' && done < total;
      return {
        tone: state === 'over' && !isLate ? ('good' as const) : TONES[state],
        text: t(`campaigns.states.${state}`, {
          from: text.day(startsOn),
          until: text.day(endsOn),
        }),
      };
    },
    milestone: ({ nextMilestone, total, done }: CampaignSummary) => {
      if (!nextMilestone) return undefined;
      const { title, on, share } = nextMilestone;
      const due = Math.max(0, Math.ceil((total * share) / 100) - done);
      if (due === 0) {
        return t('campaigns.reached', { title, day: text.day(on) });
      }
      return t('campaigns.milestone', {
        title,
        day: text.day(on),
        count: due,
        n: text.count(due),
      });
    },
  };
}
