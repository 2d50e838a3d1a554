import { Button } from '@backstage/ui';
import { StatusText, useTexts } from '@internal/frontend-kit';
import type { FieldProblem } from '@callboard/backstage-plugin-alerts-common';
import { useFieldName } from '../../hooks/policies/useFieldName';
import { alertsTranslationRef } from '../../translation';
import styles from './PoliciesTab.module.css';

const FOCUSABLE = 'input, button, [tabindex]';

/** The field that a pointer names, or the nearest part around it. */
function goTo(pointer: string) {
  const names = pointer.split('/');
  for (let length = names.length; length > 1; length--) {
    const name = CSS.escape(names.slice(0, length).join('/'));
    const part = document.querySelector(`[data-field="${name}"]`);
    const field = part?.querySelector<HTMLElement>(FOCUSABLE);
    if (field) {
      field.focus();
      return;
    }
  }
}

/** What is to be mended before it can be saved, once somebody wants to; each leads to its field. */
export function Problems(props: {
  problems: readonly FieldProblem[];
  isShown: boolean;
}) {
  const { problems, isShown } = props;
  const { t } = useTexts(alertsTranslationRef);
  const nameOf = useFieldName();
  const count = problems.length;
  if (!isShown || count === 0) return null;
  return (
    <div
      role="alert"
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the focus goes here from the button
      tabIndex={-1}
      data-problems=""
      className={styles.problems}
    >
      <StatusText tone="bad" text={t('policies.editor.problems', { count })} />
      <ul>
        {problems.map(({ pointer, message }) => (
          <li key={`${pointer} ${message}`}>
            {t('policies.editor.problemOf', {
              ...{ name: nameOf(pointer), message },
            })}{' '}
            <Button
              variant="tertiary"
              size="small"
              aria-label={t('policies.editor.goToOf', {
                name: nameOf(pointer),
              })}
              onPress={() => goTo(pointer)}
            >
              {t('policies.editor.goTo')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
