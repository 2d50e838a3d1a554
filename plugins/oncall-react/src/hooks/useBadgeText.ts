import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  errorStatus,
  formatMoment,
  useLocale,
  type StatusTone,
} from '@internal/frontend-kit';
import {
  WITHOUT_END,
  type OnCallAnswer,
  type OnCallLevel,
  type OnCallProblem,
  type OnCallShift,
} from '@callboard/backstage-plugin-oncall-common';
import { readLevels } from '../lib/readLevels';
import { oncallReactTranslationRef } from '../translation';
import type { OnCallQuery } from './useOnCall';

/** An answer as a badge says it. */
export interface BadgeText {
  tone: StatusTone;
  text: string;
  /** What the badge has no room for, one line each. */
  details: string[];
}

/** All others are bad. */
const tones: Partial<Record<OnCallProblem, StatusTone>> = {
  'nobody-now': 'critical',
  'source-silent': 'unknown',
};

/** Writes shifts: who, and when. */
function useShiftTexts() {
  const { t } = useTranslationRef(oncallReactTranslationRef);
  const locale = useLocale();
  const moment = (at: string) => formatMoment(new Date(at), { locale });
  const people = (shift: OnCallShift | undefined) => {
    const names = (shift?.people ?? []).map(({ title, known }) =>
      known ? title : t('badge.left', { name: title }),
    );
    if (names.length < 2) return names[0] ?? t('badge.nobody');
    return t('badge.and', {
      list: names.slice(0, -1).join(', '),
      last: names[names.length - 1],
    });
  };
  return { moment, people };
}

/** Writes an answer: who is on call, or why nobody is; in the details who else, and who is next. */
function useAnswerText() {
  const { t } = useTranslationRef(oncallReactTranslationRef);
  const { moment, people } = useShiftTexts();

  const nobody = ({
    problem = 'nobody-now',
    reason,
    levels,
  }: OnCallAnswer): BadgeText => {
    const back = levels.find(({ next }) => next)?.next?.startsAt;
    return {
      tone: tones[problem] ?? 'bad',
      text:
        problem === 'nobody-now' && back
          ? t('badge.nobodyUntil', { time: moment(back) })
          : t(`badge.problem.${problem}`),
      details: reason ? [reason] : [],
    };
  };

  const onCall = (level: OnCallLevel, now: OnCallShift, isFirst: boolean) => {
    const values = {
      people: people(now),
      time: moment(now.endsAt),
      level: level.level,
    };
    if (now.endsAt === WITHOUT_END) return values.people;
    return t(isFirst ? 'badge.covered' : 'badge.answers', values);
  };

  return (answer: OnCallAnswer): BadgeText => {
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
    if (!source?.stale) {
      return { tone: emptyFirst || gap ? 'warn' : 'good', text, details };
    }
    const silent = t('badge.silent', {
      source: source.title,
      time: source.readAt ? moment(source.readAt) : '',
    });
    return {
      tone: 'unknown',
      text: t('badge.lastKnown', { text }),
      details: [silent, ...details],
    };
  };
}

const reasons = {
  403: 'badge.forbidden',
  404: 'badge.notInstalled',
} as const;

/** What a badge says, in any state; undefined until something is known. */
export function useBadgeText(query: OnCallQuery): BadgeText | undefined {
  const { t } = useTranslationRef(oncallReactTranslationRef);
  const locale = useLocale();
  const write = useAnswerText();
  const { data, error, dataUpdatedAt } = query;
  const status = errorStatus(error);
  // What a reader may no longer see does not stay on screen.
  const isRefused = status === 403 || status === 404;
  if (data?.item && !isRefused) {
    const known = write(data.item);
    if (!error) return known;
    return {
      tone: 'unknown',
      text: t('badge.lastKnown', { text: known.text }),
      details: [
        t('badge.kept', {
          time: formatMoment(new Date(dataUpdatedAt), { locale }),
        }),
        ...known.details,
      ],
    };
  }
  if (error) {
    const reason = isRefused ? reasons[status] : 'badge.failed';
    return { tone: 'unknown', text: t(reason), details: [] };
  }
  return data && { tone: 'unknown', text: t('badge.unread'), details: [] };
}
