import { StatusText, useTexts } from '@internal/frontend-kit';
import type { Light } from '../../lib/lights';
import { STATE_LOOKS } from '../../lib/stateLooks';
import { scorecardsTranslationRef } from '../../translation';
import styles from './LightList.module.css';

/** The words, each with its state and a sentence; never one score of all. */
export function LightList(props: {
  lights: readonly Light[];
  /** Of which team. */
  name: string;
}) {
  const { lights, name } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  return (
    <ul className={styles.list} aria-label={t('lights.list', { name })}>
      {lights.map(({ id, title, state, why }) => (
        <li key={id}>
          <StatusText
            {...STATE_LOOKS[state]}
            text={
              <>
                <strong>{title}</strong> {t(`lights.states.${state}`)}
                <span className={styles.why}>{why}</span>
              </>
            }
          />
        </li>
      ))}
    </ul>
  );
}
