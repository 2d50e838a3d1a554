import { Box, Button, ButtonIcon } from '@backstage/ui';
import {
  RiArrowDownLine,
  RiArrowDownSLine,
  RiArrowRightSLine,
  RiArrowUpLine,
  RiDeleteBinLine,
  RiDraggable,
} from '@remixicon/react';
import {
  StatusText,
  useAnnounce,
  useDragHandle,
  useReorder,
  useTexts,
} from '@internal/frontend-kit';
import { moved, type StepForm } from '../../lib/policies/policyForm';
import { alertsTranslationRef } from '../../translation';
import { useEditor } from './EditorContext';
import { StepFields } from './StepFields';
import styles from './PoliciesTab.module.css';

interface CardProps {
  step: StepForm;
  place: number;
  isOpen: boolean;
  onFold: () => void;
}

/** A step: its sentence, and its fields when it is opened. */
export function StepCard(props: CardProps) {
  const { step, place, isOpen } = props;
  const { t } = useTexts(alertsTranslationRef);
  const { change } = useEditor();
  const nth = t('policies.step.nth', { place: `${place + 1}` });
  return (
    <Box as="li" bg="neutral" className={styles.step}>
      <StepHead {...props} />
      {isOpen && (
        <div role="group" aria-label={nth} className={styles.form}>
          <StepFields
            step={step}
            place={place}
            onChange={changes =>
              change(known => ({
                ...known,
                steps: known.steps.map(each =>
                  each.key === step.key ? { ...each, ...changes } : each,
                ),
              }))
            }
          />
        </div>
      )}
    </Box>
  );
}

function StepHead({ step, place, isOpen, onFold }: CardProps) {
  const { t } = useTexts(alertsTranslationRef);
  const announce = useAnnounce();
  const { form, rules, text, change, problemCount } = useEditor();
  const total = form.steps.length;
  const say = (next: number) =>
    t('policies.step.moved', { place: `${next}`, total: `${total}` });
  const moveTo = (to: number) =>
    change(known => ({ ...known, steps: moved(known.steps, place, to) }));
  const { moveBy, onKeyDown } = useReorder({
    ...{ place, total, say },
    move: by => moveTo(place + by),
  });
  const handle = useDragHandle(place, to => {
    moveTo(to);
    announce(say(to + 1));
  });
  const nth = { place: `${place + 1}` };
  const sentence = text.step(rules.steps[place], place);
  const count = problemCount(`/rules/steps/${place}`);
  const remove = ({ target }: { target: Element }) => {
    const list = target.closest('ol');
    change(known => ({
      ...known,
      steps: known.steps.filter(({ key }) => key !== step.key),
    }));
    announce(t('policies.step.removed', nth));
    // The button that had the focus is gone with the step.
    requestAnimationFrame(() => {
      const next = list?.children[Math.min(place, total - 2)];
      next?.querySelector('button')?.focus();
    });
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- hears the keys of the buttons in it
    <div className={styles.stepHead} onKeyDown={onKeyDown}>
      {total > 1 && (
        // Keys and screen readers have the buttons beside it.
        <span
          aria-hidden="true"
          className={styles.handle}
          title={t('policies.step.drag')}
          {...handle}
        >
          <RiDraggable />
        </span>
      )}
      <div className={styles.sentence}>
        <Button
          className={styles.fold}
          variant="tertiary"
          size="small"
          aria-expanded={isOpen}
          aria-label={t(
            isOpen ? 'policies.step.fold' : 'policies.step.unfold',
            {
              ...{ ...nth, text: sentence },
            },
          )}
          iconStart={
            isOpen ? (
              <RiArrowDownSLine aria-hidden="true" />
            ) : (
              <RiArrowRightSLine aria-hidden="true" />
            )
          }
          onPress={onFold}
        >
          <span className={styles.foldText}>
            {place + 1} {sentence}
          </span>
        </Button>
        {count > 0 && (
          <StatusText
            tone="bad"
            text={t('policies.editor.stepProblems', { count })}
          />
        )}
      </div>
      <ButtonIcon
        variant="tertiary"
        size="small"
        aria-label={t('policies.step.up', nth)}
        icon={<RiArrowUpLine aria-hidden="true" />}
        onPress={() => moveBy(-1)}
      />
      <ButtonIcon
        variant="tertiary"
        size="small"
        aria-label={t('policies.step.down', nth)}
        icon={<RiArrowDownLine aria-hidden="true" />}
        onPress={() => moveBy(1)}
      />
      <ButtonIcon
        variant="tertiary"
        size="small"
        isDisabled={total === 1}
        aria-label={t('policies.step.remove', nth)}
        icon={<RiDeleteBinLine aria-hidden="true" />}
        onPress={remove}
      />
    </div>
  );
}
