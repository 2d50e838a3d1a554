import { Alert } from '@backstage/ui';
import { errorStatus, useTexts } from '@internal/frontend-kit';
import type { Schedule } from '@callboard/backstage-plugin-oncall-common';
import { serverMessage } from '../../lib/serverMessage';
import { oncallTranslationRef } from '../../translation';

/** Why an override was not saved, and what can be done. */
export function Failure(props: { error: unknown; schedule: Schedule }) {
  const { error, schedule } = props;
  const { t } = useTexts(oncallTranslationRef);
  const texts: Record<number, string> = {
    400: t('schedule.form.failed.invalid', {
      message: serverMessage(error),
    }),
    403: t('schedule.form.failed.forbidden', { team: schedule.team.title }),
    404: t('schedule.form.failed.gone'),
    409: t('schedule.form.failed.conflict'),
  };
  return (
    <div role="alert">
      <Alert
        status="danger"
        icon
        title={
          texts[errorStatus(error) ?? 0] ?? t('schedule.form.failed.other')
        }
      />
    </div>
  );
}
