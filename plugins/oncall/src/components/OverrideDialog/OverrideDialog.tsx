import { useState, type FormEvent } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { KitRoot, useTexts } from '@internal/frontend-kit';
import { useOverride } from '../../hooks/useOverride';
import { usePeopleNames } from '../../hooks/usePeopleNames';
import type { TimelineView } from '../../hooks/useTimelineView';
import type { Span } from '../../lib/timeline/span';
import { EffectLines } from './EffectLines';
import { Failure } from './Failure';
import { PeopleFields } from './PeopleFields';
import { TimeFields } from './TimeFields';
import { useOverrideForm } from './useOverrideForm';
import { oncallTranslationRef } from '../../translation';
import styles from './OverrideDialog.module.css';

/** Who is on call instead for a time; what that does is told before it is saved. */
export function OverrideDialog(props: {
  view: TimelineView;
  /** What the form is filled with. */
  span: Span;
  onClose: () => void;
  /** Called with what was done, in words, and the override by which it is taken back. */
  onSaved: (text: string, overrideId: string) => void;
}) {
  const { view, span, onClose, onSaved } = props;
  const { schedule, home } = view;
  const { t } = useTexts(oncallTranslationRef);
  const state = useOverrideForm(view, span);
  const { add } = useOverride(schedule);
  const [isAsked, setAsked] = useState(false);
  const { nameOf } = usePeopleNames(state);
  const { mode, who } = state.fields;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    const { override, span: saved } = state.readNow();
    if (!override || !saved || add.isPending) return;
    add.mutate(override, {
      onSuccess: ({ overrideId }) => {
        onClose();
        const values = {
          people: nameOf(who!),
          start: home.instant(saved.startsAt),
        };
        const text =
          mode === 'remove'
            ? t('schedule.savedOff', values)
            : t('schedule.saved', values);
        if (overrideId) onSaved(text, overrideId);
      },
    });
  };
  return (
    <Dialog
      className={styles.dialog}
      width={480}
      isOpen
      onOpenChange={isOpen => !isOpen && onClose()}
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        <DialogHeader>
          {t('schedule.form.title', { name: schedule.name })}
        </DialogHeader>
        <DialogBody>
          <KitRoot>
            <div className={styles.fields}>
              <TimeFields view={view} state={state} isAsked={isAsked} />
              <PeopleFields state={state} isAsked={isAsked} />
              <EffectLines view={view} state={state} />
              {add.isError && <Failure error={add.error} schedule={schedule} />}
            </div>
          </KitRoot>
        </DialogBody>
        <DialogFooter>
          <Button className={styles.act} variant="secondary" onPress={onClose}>
            {t('schedule.form.cancel')}
          </Button>
          <Button
            className={styles.act}
            type="submit"
            isPending={add.isPending}
          >
            {who && mode !== 'remove'
              ? t('schedule.form.saveTold', { people: nameOf(who) })
              : t('schedule.form.save')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
