import { Checkbox, Text } from '@backstage/ui';
import { useTexts } from '@internal/frontend-kit';
import { newTarget, newWaiting } from '../../lib/policies/policyForm';
import { alertsTranslationRef } from '../../translation';
import { useEditor } from './EditorContext';
import { SeveritiesField, TypedField } from './fields';
import { HoursFields } from './HoursFields';
import { TargetField } from './TargetField';
import styles from './PoliciesTab.module.css';

/** What comes after the steps: rounds, whoever is paged at last, how long an acknowledgement holds, and what waits. */
export function EndFields() {
  const { t } = useTexts(alertsTranslationRef);
  const { rules, text } = useEditor();
  return (
    <section className={styles.part} aria-label={t('policies.end.heading')}>
      <Text as="h4" variant="title-x-small" weight="bold">
        {t('policies.end.heading')}
      </Text>
      {text.end(rules).length > 0 && (
        <ul className={styles.ends}>
          {text.end(rules).map(sentence => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <Rounds />
      <AtLast />
      <Acknowledged />
      <Waiting />
    </section>
  );
}

function Rounds() {
  const { t } = useTexts(alertsTranslationRef);
  const { form, change, problemOf } = useEditor();
  return (
    <div className={styles.fields}>
      <div data-field="/rules/repeat">
        <TypedField
          kind="number"
          label={t('policies.end.times')}
          hint={t('policies.end.timesHint')}
          value={form.repeat}
          problem={problemOf('/rules/repeat')}
          onChange={repeat => change(known => ({ ...known, repeat }))}
        />
      </div>
      <div data-field="/rules/repeatAfterMinutes">
        <TypedField
          kind="number"
          label={t('policies.end.apart')}
          hint={t('policies.end.apartHint')}
          value={form.repeatAfter}
          problem={problemOf('/rules/repeatAfterMinutes')}
          onChange={repeatAfter => change(known => ({ ...known, repeatAfter }))}
        />
      </div>
    </div>
  );
}

function AtLast() {
  const { t } = useTexts(alertsTranslationRef);
  const { form, change } = useEditor();
  const { fallback } = form;
  return (
    <>
      <Checkbox
        isSelected={fallback !== undefined}
        onChange={isOn =>
          change(known => ({
            ...known,
            fallback: isOn ? newTarget('group') : undefined,
          }))
        }
      >
        {t('policies.end.atLast')}
      </Checkbox>
      {fallback && (
        <div
          role="group"
          aria-label={t('policies.end.atLastLegend')}
          className={styles.inner}
        >
          <TargetField
            pointer="/rules/fallback"
            label={t('policies.target.kind')}
            target={fallback}
            onChange={next => change(known => ({ ...known, fallback: next }))}
          />
        </div>
      )}
    </>
  );
}

/** What most choose who want one. */
const USUAL_MINUTES = '60';

function Acknowledged() {
  const { t } = useTexts(alertsTranslationRef);
  const { form, change, problemOf } = useEditor();
  const { acknowledgedFor } = form;
  return (
    <>
      <Checkbox
        isSelected={acknowledgedFor !== undefined}
        onChange={isOn =>
          change(known => ({
            ...known,
            acknowledgedFor: isOn ? USUAL_MINUTES : undefined,
          }))
        }
      >
        {t('policies.end.ends')}
      </Checkbox>
      {acknowledgedFor !== undefined && (
        <div
          className={styles.inner}
          data-field="/rules/acknowledgedForMinutes"
        >
          <TypedField
            kind="number"
            label={t('policies.end.endsAfter')}
            hint={t('policies.end.endsHint')}
            value={acknowledgedFor}
            problem={problemOf('/rules/acknowledgedForMinutes')}
            onChange={next =>
              change(known => ({ ...known, acknowledgedFor: next }))
            }
          />
        </div>
      )}
    </>
  );
}

function Waiting() {
  const { t } = useTexts(alertsTranslationRef);
  const { form, change, problemOf } = useEditor();
  const { waiting } = form;
  return (
    <>
      <Checkbox
        isSelected={waiting !== undefined}
        onChange={isOn =>
          change(known => ({
            ...known,
            waiting: isOn ? newWaiting() : undefined,
          }))
        }
      >
        {t('policies.end.wait')}
      </Checkbox>
      {waiting && (
        <div
          role="group"
          aria-label={t('policies.end.waitLegend')}
          className={styles.inner}
        >
          <div data-field="/rules/workingHours/severities">
            <SeveritiesField
              label={t('policies.end.waitFor')}
              value={waiting.severities}
              problem={problemOf('/rules/workingHours/severities')}
              onChange={severities =>
                change(known => ({
                  ...known,
                  waiting: { ...waiting, severities },
                }))
              }
            />
          </div>
          <HoursFields
            pointer="/rules/workingHours"
            value={waiting.hours}
            onChange={hours =>
              change(known => ({ ...known, waiting: { ...waiting, hours } }))
            }
          />
        </div>
      )}
    </>
  );
}
