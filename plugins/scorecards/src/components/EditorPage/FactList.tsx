import { formatDuration, useTexts } from '@internal/frontend-kit';
import { isFields, valueAt } from '../../lib/editor/yamlText';
import { scorecardsTranslationRef } from '../../translation';
import { useEditorContent } from './EditorContext';
import styles from './EditorPage.module.css';

/** The facts of a set, with how long each counts: YAML has that in milliseconds. */
export function FactList() {
  const { t } = useTexts(scorecardsTranslationRef);
  const { document } = useEditorContent();
  const facts = valueAt(document, ['facts']);
  return (
    <>
      <p>{t('editor.document.factSet')}</p>
      <ul className={styles.facts} aria-label={t('editor.document.facts')}>
        {(Array.isArray(facts) ? facts.filter(isFields) : []).map(
          ({ name, title, type, maxAgeMs }, at) => (
            <li key={at}>
              <strong>{String(title ?? name)}</strong>{' '}
              <code>{String(name)}</code>{' '}
              <span className={styles.quiet}>
                {[
                  t('editor.facts.type', { type: String(type) }),
                  typeof maxAgeMs === 'number'
                    ? t('editor.document.factAge', {
                        duration: formatDuration(maxAgeMs),
                      })
                    : t('editor.document.factAgeless'),
                ].join(' · ')}
              </span>
            </li>
          ),
        )}
      </ul>
    </>
  );
}
