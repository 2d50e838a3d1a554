import { useTexts } from '@internal/frontend-kit';
import { Link, Text } from '@backstage/ui';
import { WITHOUT_END } from '@callboard/backstage-plugin-oncall-common';
import { useListText } from '../../hooks/useListText';
import { usePagePath } from '../../hooks/usePagePath';
import { useMyShifts } from '../../hooks/useMyShifts';
import { useUncovered } from '../../hooks/useSchedules';
import { useUntilText } from '../../hooks/useUntilText';
import { isNow } from '../../lib/timeline/span';
import { oncallTranslationRef } from '../../translation';

/** The page in one sentence: what the reader is on call for, and how many schedules have nobody. */
export function NowAnswer() {
  const mine = useMyAnswer();
  const { said, hasNobody } = useOthersAnswer();
  const { t } = useTexts(oncallTranslationRef);
  const path = usePagePath();
  return (
    <Text as="p" variant="body-large">
      {/* A space keeps the height until it is known. */}
      {[mine, ...said].filter(Boolean).join(' ') || '\u00A0'}
      {hasNobody && (
        <>
          {' '}
          <Link href={`${path.tab('schedules')}?gaps=1`}>
            {t('list.answer.seeGaps')}
          </Link>
        </>
      )}
    </Text>
  );
}

/** A system that is silent does not say that nobody is on call. */
function useOthersAnswer(): { said: string[]; hasNobody: boolean } {
  const { t } = useTexts(oncallTranslationRef);
  const { data } = useUncovered();
  if (!data) return { said: [], hasNobody: false };
  const unknown = data.filter(({ source }) => source?.stale).length;
  const uncovered = data.length - unknown;
  const said: string[] = [];
  if (data.length === 0) said.push(t('list.answer.covered'));
  if (uncovered > 0) {
    said.push(t('list.answer.uncovered', { count: uncovered }));
  }
  if (unknown > 0) said.push(t('list.answer.unknown', { count: unknown }));
  return { said, hasNobody: uncovered > 0 };
}

function useMyAnswer(): string | undefined {
  const { t } = useTexts(oncallTranslationRef);
  const { data } = useMyShifts();
  const { list } = useListText();
  const { moment } = useUntilText();
  if (!data) return undefined;
  const current = data.items.filter(isNow);
  if (current.length > 0) {
    const schedules = current.map(({ schedule: { name }, endsAt }) =>
      endsAt === WITHOUT_END
        ? t('list.answer.scheduleAlways', { name })
        : t('list.answer.schedule', { name, time: moment(endsAt) }),
    );
    return t('list.answer.onCall', { schedules: list(schedules, '') });
  }
  const next = data.items.find(
    ({ startsAt }) => Date.parse(startsAt) > Date.now(),
  );
  return next
    ? t('list.answer.next', {
        name: next.schedule.name,
        time: moment(next.startsAt),
      })
    : t('list.answer.never');
}
