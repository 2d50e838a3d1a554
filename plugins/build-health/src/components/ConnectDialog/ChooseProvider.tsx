import { useTexts } from '@internal/frontend-kit';
import { Radio, RadioGroup } from '@backstage/ui';
import { CONNECTABLE, type Connectable } from '../../lib/connectable';
import { buildHealthTranslationRef } from '../../translation';
import styles from './ConnectDialog.module.css';

/** The first step: where builds run. */
export function ChooseProvider(props: {
  provider: Connectable;
  onChange: (provider: Connectable) => void;
}) {
  const { provider, onChange } = props;
  const { t } = useTexts(buildHealthTranslationRef);
  const choose = (value: string) => {
    const chosen = CONNECTABLE.find(one => one === value);
    if (chosen) onChange(chosen);
  };
  return (
    <RadioGroup
      label={t('sources.connect.provider')}
      value={provider}
      onChange={choose}
    >
      {CONNECTABLE.map(one => (
        <Radio key={one} value={one}>
          <span>
            {t(`sources.connect.${one}`)}{' '}
            <span className={styles.quiet}>
              {t(`sources.connect.${one}Hint`)}
            </span>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
