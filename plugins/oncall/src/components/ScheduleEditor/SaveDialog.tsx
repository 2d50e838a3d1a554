import type { FormEvent } from 'react';
import { useTexts } from '@internal/frontend-kit';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { SaveForm } from './SaveForm';
import type { SaveState } from './useSaving';
import { oncallTranslationRef } from '../../translation';
import styles from './ScheduleEditor.module.css';

/** The only dialog of the editor. */
export function SaveDialog(props: {
  saving: SaveState;
  name: string;
  onClose: () => void;
}) {
  const { saving, name, onClose } = props;
  const { t } = useTexts(oncallTranslationRef);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.submit();
  };
  return (
    <Dialog width={480} isOpen onOpenChange={isOpen => !isOpen && onClose()}>
      <form className={styles.dialog} onSubmit={submit} noValidate>
        <DialogHeader>{t('editor.saving.title', { name })}</DialogHeader>
        <DialogBody>
          <SaveForm saving={saving} />
        </DialogBody>
        <DialogFooter>
          <Button variant="secondary" onPress={onClose}>
            {t('editor.saving.cancel')}
          </Button>
          <Button
            type="submit"
            variant="primary"
            isPending={saving.mutation.isPending}
          >
            {saving.label}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
