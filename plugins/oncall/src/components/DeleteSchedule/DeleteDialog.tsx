import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { KitRoot, useTexts } from '@internal/frontend-kit';
import { useNavigate } from 'react-router-dom';
import type { Schedule } from '@callboard/backstage-plugin-oncall-common';
import { useDeleteSchedule } from '../../hooks/useDeleteSchedule';
import { useKeepDays } from '../../hooks/useKeepDays';
import { usePagePath } from '../../hooks/usePagePath';
import { serverMessage } from '../../lib/serverMessage';
import { useSayDeleted } from './DeletedProvider';
import { oncallTranslationRef } from '../../translation';

/** What deleting a schedule does and what is kept of it, before it is done; then the list of schedules. */
export function DeleteDialog(props: {
  schedule: Schedule;
  onClose: () => void;
}) {
  const { schedule, onClose } = props;
  const { id, name } = schedule;
  const { t } = useTexts(oncallTranslationRef);
  const { remove } = useDeleteSchedule();
  const count = useKeepDays();
  const path = usePagePath();
  const navigate = useNavigate();
  const sayDeleted = useSayDeleted();
  const team = schedule.team.title;
  const confirm = () =>
    remove.mutate(id, {
      onSuccess: () => {
        sayDeleted({ id, name });
        navigate(path.tab('schedules'));
      },
    });
  return (
    <Dialog
      width={480}
      isOpen
      // What is on its way is not kept back by closing: it would be deleted without an “Undo”.
      onOpenChange={isOpen => !isOpen && !remove.isPending && onClose()}
    >
      <DialogHeader>{t('deletion.title', { name })}</DialogHeader>
      <DialogBody>
        <KitRoot>
          {remove.isError && (
            <Alert
              role="alert"
              status="danger"
              icon
              title={t('deletion.failed')}
              description={serverMessage(remove.error)}
            />
          )}
          <p>{t('deletion.consequence', { team })}</p>
          <p>{t('deletion.kept', { count, team })}</p>
        </KitRoot>
      </DialogBody>
      <DialogFooter>
        <Button
          variant="secondary"
          isDisabled={remove.isPending}
          onPress={onClose}
        >
          {t('deletion.cancel')}
        </Button>
        <Button
          variant="primary"
          destructive
          isPending={remove.isPending}
          onPress={confirm}
        >
          {t('deletion.confirm')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
