import type { FormEvent } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  DialogTrigger,
} from '@backstage/ui';
import { SaveForm } from './SaveForm';
import type { SaveState } from './useSaving';
import { oncallTranslationRef } from '../../translation';
import styles from './ScheduleEditor.module.css';

/** The button and the only dialog of the editor. */
export function SaveDialog(props: {
  saving: SaveState;
  name: string;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}) {
  const { saving, name, isOpen, onOpen } = props;
  const { t } = useTranslationRef(oncallTranslationRef);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.submit();
  };
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpen}>
      <Button variant="primary">{t('editor.save')}</Button>
      <Dialog width={480}>
        <form className={styles.dialog} onSubmit={submit} noValidate>
          <DialogHeader>{t('editor.saving.title', { name })}</DialogHeader>
          <DialogBody>
            <SaveForm saving={saving} />
          </DialogBody>
          <DialogFooter>
            <Button variant="secondary" onPress={() => onOpen(false)}>
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
    </DialogTrigger>
  );
}
