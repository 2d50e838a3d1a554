import { Link } from '@backstage/core-components';
import { Button } from '@backstage/ui';
import { errorStatus, useEntityRef, useTexts } from '@internal/frontend-kit';
import { ServiceSignal } from '@callboard/backstage-plugin-callboard-react';
import {
  WITHOUT_END,
  type OnCallAnswer,
} from '@callboard/backstage-plugin-oncall-common';
import {
  readLevels,
  useOnCall,
} from '@callboard/backstage-plugin-oncall-react';
import { useListText } from '../../hooks/useListText';
import { useSchedulePaths } from '../../hooks/useSchedulePaths';
import { useSourceText } from '../../hooks/useSourceText';
import { useUntilText } from '../../hooks/useUntilText';
import { asSentence } from '../../lib/asSentence';
import { problemTone } from '../../lib/problemTone';
import { ScheduleLink } from '../ScheduleLink';
import { SourceLink } from '../SourceLine';
import { oncallTranslationRef } from '../../translation';

/** Who is on call for the entity of the page, in one row of the card "service at a glance". */
export function OncallSignal() {
  const { t } = useTexts(oncallTranslationRef);
  const { data, error, isFetching, refetch } = useOnCall(useEntityRef());
  if (data?.item) return <KnownSignal answer={data.item} />;
  if (!data && !error) return null;

  const status = errorStatus(error);
  const reason = data
    ? 'unread'
    : (status === 404 && 'notInstalled') ||
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

function KnownSignal({ answer }: { answer: OnCallAnswer }) {
  const { t } = useTexts(oncallTranslationRef);
  const { until, moment } = useUntilText();
  const { listOf } = useListText();
  const sourceText = useSourceText();
  const { answering, emptyFirst, gap } = readLevels(answer.levels);
  if (!answering?.now) return <ProblemSignal answer={answer} />;
  const { level, now, schedule, source } = answering;
  const values = {
    level,
    people: listOf(now.people, t('card.nobody')),
    until: until(now.endsAt),
  };
  const covered =
    now.endsAt === WITHOUT_END
      ? t('source.alwaysWith', values)
      : t('card.signal.covered', values);
  const details = [
    source && sourceText(source),
    emptyFirst && values.until,
    gap &&
      t('card.gap', { start: moment(gap.startsAt), end: moment(gap.endsAt) }),
  ];
  return (
    <ServiceSignal
      tone={
        (source?.stale && 'unknown') || (emptyFirst || gap ? 'warn' : 'good')
      }
      title={t('card.signal.title')}
      sentence={emptyFirst ? t('card.signal.answers', values) : covered}
      detail={details.filter(Boolean).join(' · ') || undefined}
      action={source && <SourceLink source={source} name={schedule.name} />}
    />
  );
}

/** Nobody answers: since nobody is on call, or since the chain to a schedule is broken. */
function ProblemSignal({ answer }: { answer: OnCallAnswer }) {
  const { problem = 'nobody-now', reason, team, levels } = answer;
  const { t } = useTexts(oncallTranslationRef);
  const { moment } = useUntilText();
  const paths = useSchedulePaths();
  const back = levels.find(({ next }) => next)?.next?.startsAt;
  const isNobody = problem === 'nobody-now';
  const nobody = back
    ? t('card.signal.nobody', { time: moment(back) })
    : t('card.signal.nobodyAtAll');
  const [first] = levels;
  return (
    <ServiceSignal
      tone={problemTone(problem)}
      title={t('card.signal.title')}
      sentence={isNobody ? nobody : t(`card.problem.${problem}`)}
      detail={reason && asSentence(reason)}
      action={
        (problem === 'no-schedule' && team && paths && (
          <Link to={paths.create(team.entityRef)}>{t('card.create')}</Link>
        )) ||
        (first?.source && (
          <SourceLink source={first.source} name={first.schedule.name} />
        )) ||
        (first && paths && <ScheduleLink schedule={first.schedule} />)
      }
    />
  );
}
