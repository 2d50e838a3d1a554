import { useState } from 'react';
import { Button, Text } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { useAnnounce, useTexts } from '@internal/frontend-kit';
import { newStep } from '../../lib/policies/policyForm';
import { alertsTranslationRef } from '../../translation';
import { useEditor } from './EditorContext';
import { StepCard } from './StepCard';
import styles from './PoliciesTab.module.css';

const MOST_STEPS = 20;

/** The steps in their order: moved by hand or by keys, added and removed. */
export function StepList() {
  const { t } = useTexts(alertsTranslationRef);
  const announce = useAnnounce();
  const { form, change, problemOf, problemCount } = useEditor();
  const { steps } = form;
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  // A step with something to mend is open, unless one has closed it.
  const isOpen = (key: string, place: number) =>
    opened.has(key) ||
    (!closed.has(key) && problemCount(`/rules/steps/${place}`) > 0);
  const put = (known: ReadonlySet<string>, key: string, isIn: boolean) => {
    const next = new Set(known);
    if (isIn) next.add(key);
    else next.delete(key);
    return next;
  };
  const fold = (key: string, wasOpen: boolean) => {
    setOpened(known => put(known, key, !wasOpen));
    setClosed(known => put(known, key, wasOpen));
  };
  const add = () => {
    const step = newStep();
    change(known => ({ ...known, steps: [...known.steps, step] }));
    fold(step.key, false);
    announce(t('policies.step.added', { place: `${steps.length + 1}` }));
  };
  const problem = problemOf('/rules/steps');
  return (
    <section
      className={styles.part}
      aria-label={t('policies.editor.steps')}
      data-field="/rules/steps"
    >
      <Text as="h4" variant="title-x-small" weight="bold">
        {t('policies.editor.steps')}
      </Text>
      {steps.length > 1 && (
        <p className={styles.quiet}>{t('policies.editor.stepsHint')}</p>
      )}
      <ol className={styles.steps} aria-label={t('policies.editor.steps')}>
        {steps.map((step, place) => (
          <StepCard
            key={step.key}
            step={step}
            place={place}
            isOpen={isOpen(step.key, place)}
            onFold={() => fold(step.key, isOpen(step.key, place))}
          />
        ))}
      </ol>
      {problem && <p className={styles.problem}>{problem}</p>}
      {steps.length < MOST_STEPS && (
        <Button
          className={styles.add}
          variant="secondary"
          iconStart={<RiAddLine aria-hidden="true" />}
          onPress={add}
        >
          {t('policies.editor.addStep')}
        </Button>
      )}
    </section>
  );
}
