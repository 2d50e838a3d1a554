import {
  formatAge,
  formatMoment,
  useLocale,
  useTexts,
} from '@internal/frontend-kit';
import {
  WITHOUT_END,
  type OnCallAnswer,
  type OnCallLevel,
  type OnCallProblem,
  type OnCallShift,
  type OnCallSource,
} from '@callboard/backstage-plugin-oncall-common';
import { readLevels } from '../lib/readLevels';
import { oncallReactTranslationRef } from '../translation';

/**
 * An answer in words.
 *
 * @public
 */
export interface OnCallText {
  /** The worst first: `critical` nobody, `bad` a broken chain, `warn` a gap ahead or a level without anybody, `unknown`, `good`. */
  tone: 'critical' | 'bad' | 'warn' | 'unknown' | 'good';
  /** "Ana Ruiz until 18:00 CET", or why nobody is. */
  text: string;
  /** What one line has no room for: other levels, who is next, the gap ahead. One line each. */
  details: string[];
}

/**
 * What of an answer is written.
 *
 * @public
 */
export type AnswerLevels = Pick<OnCallAnswer, 'levels' | 'problem' | 'reason'>;

/** All others are bad. */
const tones: Partial<Record<OnCallProblem, OnCallText['tone']>> = {
  'nobody-now': 'critical',
  'source-silent': 'unknown',
  hidden: 'unknown',
};

/** Writes shifts: who, and when. */
function useShiftTexts() {
  const { t } = useTexts(oncallReactTranslationRef);
  const locale = useLocale();
  const moment = (at: string) => formatMoment(new Date(at), { locale });
  const people = (shift: OnCallShift | undefined) => {
    const names = (shift?.people ?? []).map(({ title, gone }) =>
      gone ? t('badge.left', { name: title }) : title,
    );
    if (names.length < 2) return names[0] ?? t('badge.nobody');
    return t('badge.and', {
      list: names.slice(0, -1).join(', '),
      last: names[names.length - 1],
    });
  };
  return { moment, people };
}

/**
 * Writes answers: who is on call, or why nobody is; in the details who else, and who is next.
 *
 * @public
 */
export function useOnCallText(): (answer: AnswerLevels) => OnCallText {
  const { t } = useTexts(oncallReactTranslationRef);
  const { moment, people } = useShiftTexts();

  /** Which other system says so, and how old that is. */
  const told = ({ title, readAt, stale }: OnCallSource) => {
    if (!readAt) return t('badge.never', { source: title });
    const age = formatAge(Math.max(0, Date.now() - Date.parse(readAt)));
    return t(stale ? 'badge.silent' : 'badge.read', { source: title, age });
  };

  const nobody = ({
    problem = 'nobody-now',
    reason,
    levels,
  }: AnswerLevels): OnCallText => {
    const back = levels.find(({ next }) => next)?.next?.startsAt;
    const [first] = levels;
    return {
      tone: tones[problem] ?? 'bad',
      text:
        problem === 'nobody-now' && back
          ? t('badge.nobodyUntil', { time: moment(back) })
          : t(`badge.problem.${problem}`),
      details: [
        ...(reason ? [reason] : []),
        ...(first?.source ? [told(first.source)] : []),
      ],
    };
  };

  const onCall = (level: OnCallLevel, now: OnCallShift, isFirst: boolean) => {
    const values = {
      people: people(now),
      time: moment(now.endsAt),
      level: level.level,
    };
    if (now.endsAt === WITHOUT_END) {
      return t(isFirst ? 'badge.always' : 'badge.answersAlways', values);
    }
    return t(isFirst ? 'badge.covered' : 'badge.answers', values);
  };

  return answer => {
    const { answering, emptyFirst, others, gap } = readLevels(answer.levels);
    if (!answering?.now) return nobody(answer);
    const { now, next, source } = answering;
    const text = onCall(answering, now, !emptyFirst);
    const details: string[] = others.map(({ level, now: other }) =>
      t('badge.level', { level, people: people(other) }),
    );
    if (next) {
      const time = moment(next.startsAt);
      details.push(t('badge.next', { people: people(next), time }));
    }
    if (gap) {
      const start = moment(gap.startsAt);
      details.push(t('badge.gap', { start, end: moment(gap.endsAt) }));
    }
    if (source) details.unshift(told(source));
    return source?.stale
      ? { tone: 'unknown', text: t('badge.lastKnown', { text }), details }
      : { tone: emptyFirst || gap ? 'warn' : 'good', text, details };
  };
}
