import type { ReactNode } from 'react';
import { Button } from '@backstage/ui';
import { ActionBar, useUrlState, useTexts } from '@internal/frontend-kit';
import { Summary } from './changes';
import { SaveForm } from './SaveForm';
import type { SaveState } from './useSaving';
import { oncallTranslationRef } from '../../translation';
import styles from './ScheduleEditor.module.css';

const STEPS = ['layers', 'check', 'save'] as const;

type Step = (typeof STEPS)[number];

/** The editor on a phone: layers, what they do, save; the sum of it stays at the bottom. */
export function Steps(props: {
  saving: SaveState;
  layers: ReactNode;
  changes: ReactNode;
}) {
  const { saving, layers, changes } = props;
  const { t } = useTexts(oncallTranslationRef);
  const { params, change } = useUrlState();
  const step = STEPS.find(each => each === params.get('step')) ?? 'layers';
  const go = (next: Step) =>
    change({ step: next === 'layers' ? undefined : next });
  const { outlook } = saving.editor.shown;
  return (
    <div className={styles.steps}>
      <nav aria-label={t('editor.steps.label')} className={styles.stepNames}>
        {STEPS.map(each => (
          <Button
            key={each}
            variant={each === step ? 'secondary' : 'tertiary'}
            aria-current={each === step ? 'step' : undefined}
            onPress={() => go(each)}
          >
            {t(`editor.steps.${each}`)}
          </Button>
        ))}
      </nav>
      {step === 'layers' && layers}
      {step === 'check' && changes}
      {step === 'save' && <SaveForm saving={saving} />}
      <ActionBar>
        {step !== 'check' && outlook && <Summary outlook={outlook} />}
        {step === 'layers' && (
          <Button variant="primary" onPress={() => go('check')}>
            {t('editor.steps.toCheck')}
          </Button>
        )}
        {step === 'check' && (
          <Button variant="primary" onPress={() => go('save')}>
            {t('editor.steps.toSave')}
          </Button>
        )}
        {step === 'save' && (
          <Button
            variant="primary"
            isPending={saving.mutation.isPending}
            onPress={saving.submit}
          >
            {saving.label}
          </Button>
        )}
      </ActionBar>
    </div>
  );
}
