import { Link } from '@backstage/core-components';
import { Container } from '@backstage/ui';
import { useNavigate, useParams, useSearchParams } from 'react-router-dom';
import {
  AsyncState,
  SkeletonLines,
  StatusText,
  useTexts,
} from '@internal/frontend-kit';
import { useSchedule } from '../../hooks/useSchedule';
import { ScheduleEditor } from './ScheduleEditor';
import { oncallTranslationRef } from '../../translation';

/** The page `schedules/:id/edit`. */
export function EditSchedule() {
  const { id = '' } = useParams();
  const { t } = useTexts(oncallTranslationRef);
  const navigate = useNavigate();
  const query = useSchedule(id);
  return (
    <AsyncState
      query={query}
      subject={t('editor.subject')}
      thing={t('editor.thing')}
      skeleton={<SkeletonLines lines={12} lineHeight={32} />}
    >
      {schedule =>
        schedule.allowed.includes('edit') ? (
          <ScheduleEditor
            key={id}
            schedule={schedule}
            onSaved={() => navigate('..', { relative: 'path' })}
          />
        ) : (
          <Container>
            <StatusText
              tone="neutral"
              text={t('editor.notAllowed', { team: schedule.team.title })}
            />{' '}
            <Link to=".." relative="path">
              {t('editor.back')}
            </Link>
          </Container>
        )
      }
    </AsyncState>
  );
}

/** The page `schedules/new?team=`. */
export function NewSchedule() {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  return (
    <ScheduleEditor
      teamRef={params.get('team') ?? ''}
      onSaved={({ id }) =>
        navigate(`../${encodeURIComponent(id)}`, { relative: 'path' })
      }
    />
  );
}
