import { useTexts } from '@internal/frontend-kit';
import {
  isSecretVariable,
  type PlaybookVariable,
  type VariableValue,
} from '@callboard/backstage-plugin-playbooks-common';
import { fieldId } from '../../lib/fieldId';
import { playbooksTranslationRef } from '../../translation';
import styles from './ValuesPanel.module.css';

/** A variable to fill, and where its value is from. */
export function ValueField(props: {
  variable: PlaybookVariable;
  found: VariableValue;
  onType: (value: string) => void;
}) {
  const { variable, found, onType } = props;
  const { declared } = variable;
  const isSecret = isSecretVariable(variable);
  const { t } = useTexts(playbooksTranslationRef);
  const id = fieldId(variable.name);
  const hint = [
    found.refused && t('page.refused', { reason: found.refused }),
    isSecret && t('page.secret'),
    found.from
      ? t(`page.from.${found.from.kind}`) +
        ('name' in found.from ? ` ${found.from.name}` : '')
      : t('page.ask'),
    declared?.description,
  ].filter(Boolean);
  return (
    <div className={styles.field} data-missing={!found.value || undefined}>
      <label htmlFor={id}>{variable.name}</label>
      {declared?.values ? (
        <select
          id={id}
          value={found.value ?? ''}
          aria-describedby={`${id}-hint`}
          onChange={event => onType(event.target.value)}
        >
          <option value="" />
          {declared.values.map(value => (
            <option key={value}>{value}</option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          type={isSecret ? 'password' : 'text'}
          autoComplete="off"
          spellCheck={false}
          value={found.value ?? ''}
          placeholder={declared?.example}
          aria-describedby={`${id}-hint`}
          onChange={event => onType(event.target.value)}
        />
      )}
      <span className={styles.printed} aria-hidden="true">
        {found.value && isSecret ? t('print.secret') : found.value}
      </span>
      <span id={`${id}-hint`} className={styles.hint}>
        {hint.join(' · ')}
      </span>
    </div>
  );
}
