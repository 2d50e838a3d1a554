import { useTexts } from '@internal/frontend-kit';
import { Link } from '@backstage/core-components';
import { useSchedulePaths } from '../../hooks/useSchedulePaths';
import { oncallTranslationRef } from '../../translation';

/** The name of a schedule; a link to its page in a portal that has it. */
export function ScheduleLink(props: {
  schedule: { id: string; name: string };
}) {
  const { id, name } = props.schedule;
  const { t } = useTexts(oncallTranslationRef);
  const paths = useSchedulePaths();
  const text = t('card.schedule', { name });
  return paths ? <Link to={paths.schedule(id)}>{text}</Link> : <>{text}</>;
}
