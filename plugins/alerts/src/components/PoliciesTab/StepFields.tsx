import { Button, ButtonIcon, Select } from '@backstage/ui';
import { RiAddLine, RiCloseLine } from '@remixicon/react';
import { useTexts } from '@internal/frontend-kit';
import { newTarget, type StepForm } from '../../lib/policies/policyForm';
import { alertsTranslationRef } from '../../translation';
import { useEditor } from './EditorContext';
import { SeveritiesField, TypedField } from './fields';
import { HoursFields } from './HoursFields';
import { TargetField } from './TargetField';
import styles from './PoliciesTab.module.css';

const WHENS = ['always', 'within', 'outside'] as const;
const MOST_TARGETS = 10;

interface StepProps {
  step: StepForm;
  place: number;
  onChange: (change: Partial<StepForm>) => void;
}

/** Whom a step pages, when, and for which alerts. */
export function StepFields(props: StepProps) {
  const { step, place, onChange } = props;
  const { t } = useTexts(alertsTranslationRef);
  const { problemOf } = useEditor();
  const pointer = `/rules/steps/${place}`;
  return (
    <>
      <Targets {...props} />
      <div className={styles.fields}>
        <div data-field={`${pointer}/afterMinutes`}>
          <TypedField
            kind="number"
            label={t('policies.step.after')}
            hint={t(
              place === 0
                ? 'policies.step.afterFirst'
                : 'policies.step.afterLater',
            )}
            value={step.after}
            problem={problemOf(`${pointer}/afterMinutes`)}
            onChange={after => onChange({ after })}
          />
        </div>
        <Select
          size="small"
          label={t('policies.step.when')}
          description={'\u00a0'}
          options={WHENS.map(id => ({
            id,
            label: t(`policies.step.whens.${id}`),
          }))}
          value={step.when}
          onChange={chosen =>
            onChange({ when: WHENS.find(one => one === chosen) ?? step.when })
          }
        />
      </div>
      {step.when !== 'always' && (
        <HoursFields
          pointer={`${pointer}/when/hours`}
          value={step.hours}
          onChange={hours => onChange({ hours })}
        />
      )}
      <div data-field={`${pointer}/when/severities`}>
        <SeveritiesField
          label={t('policies.step.severities')}
          value={step.severities}
          problem={problemOf(`${pointer}/when/severities`)}
          onChange={severities => onChange({ severities })}
        />
      </div>
    </>
  );
}

function Targets({ step, place, onChange }: StepProps) {
  const { t } = useTexts(alertsTranslationRef);
  const { text, rules, problemOf } = useEditor();
  const { targets } = step;
  const pointer = `/rules/steps/${place}/targets`;
  const problem = problemOf(pointer);
  return (
    <div className={styles.targets} data-field={pointer}>
      {targets.map((target, index) => (
        <div key={target.key} className={styles.targetLine}>
          <TargetField
            pointer={`${pointer}/${index}`}
            label={
              targets.length > 1
                ? t('policies.target.kindNth', { place: `${index + 1}` })
                : t('policies.target.kind')
            }
            target={target}
            onChange={next =>
              onChange({
                targets: targets.map(one =>
                  one.key === target.key ? next : one,
                ),
              })
            }
          />
          {targets.length > 1 && (
            <ButtonIcon
              className={styles.takeOut}
              variant="tertiary"
              size="small"
              icon={<RiCloseLine aria-hidden="true" />}
              aria-label={t('policies.target.remove', {
                who: text.target(rules.steps[place].targets[index]),
              })}
              onPress={() =>
                onChange({
                  targets: targets.filter(({ key }) => key !== target.key),
                })
              }
            />
          )}
        </div>
      ))}
      {problem && <p className={styles.problem}>{problem}</p>}
      {targets.length < MOST_TARGETS && (
        <Button
          className={styles.add}
          variant="tertiary"
          size="small"
          iconStart={<RiAddLine aria-hidden="true" />}
          onPress={() =>
            onChange({ targets: [...targets, newTarget('person')] })
          }
        >
          {t('policies.target.add')}
        </Button>
      )}
    </div>
  );
}
