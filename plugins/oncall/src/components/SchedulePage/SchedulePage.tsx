import { Link } from '@backstage/core-components';
import { Container } from '@backstage/ui';
import { useParams } from 'react-router-dom';
import {
  AsyncState,
  ForbiddenBlock,
  SkeletonLines,
  useTexts,
} from '@internal/frontend-kit';
import { usePagePath } from '../../hooks/usePagePath';
import { useSchedule } from '../../hooks/useSchedule';
import { ScheduleView } from './ScheduleView';
import { oncallTranslationRef } from '../../translation';

/** The page `schedules/:id`. */
export function SchedulePage() {
  const { id = '' } = useParams();
  const { t } = useTexts(oncallTranslationRef);
  const query = useSchedule(id);
  const path = usePagePath();
  if (query.data) {
    return (
      <AsyncState query={query} subject={t('schedule.subject')}>
        {schedule => <ScheduleView key={id} schedule={schedule} />}
      </AsyncState>
    );
  }
  return (
    <Container>
      <AsyncState
        query={query}
        subject={t('schedule.subject')}
        skeleton={<SkeletonLines lines={14} lineHeight={32} />}
        forbidden={
          <ForbiddenBlock
            subject={t('schedule.thing')}
            actions={
              <Link to={path.tab('schedules')}>{t('schedule.back')}</Link>
            }
          />
        }
      >
        {() => null}
      </AsyncState>
    </Container>
  );
}
