import { useTexts } from '@internal/frontend-kit';
import { Text } from '@backstage/ui';
import type {
  PlaybookVariable,
  VariableValue,
} from '@callboard/backstage-plugin-playbooks-common';
import { playbooksTranslationRef } from '../../translation';
import { ValueField } from './ValueField';
import styles from './ValuesPanel.module.css';

/** What a page asks for, where each value is from, and what is still open. */
export function ValuesPanel(props: {
  variables: readonly PlaybookVariable[];
  found: readonly VariableValue[];
  onType: (name: string, value: string) => void;
}) {
  const { variables, found, onType } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const filled = found.filter(({ value }) => value !== undefined).length;
  return (
    <section aria-label={t('page.values')} className={styles.panel}>
      <Text as="h2" variant="title-x-small" weight="bold">
        {t('page.values')}
      </Text>
      {variables.length === 0 ? (
        <p className={styles.hint}>{t('page.noValues')}</p>
      ) : (
        <p className={styles.hint} role="status">
          {t('page.valuesFilled', {
            filled: `${filled}`,
            all: `${variables.length}`,
          })}
        </p>
      )}
      {variables.map((variable, index) => (
        <ValueField
          key={variable.name}
          variable={variable}
          found={found[index]}
          onType={value => onType(variable.name, value)}
        />
      ))}
    </section>
  );
}
