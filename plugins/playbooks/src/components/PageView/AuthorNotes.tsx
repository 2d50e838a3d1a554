import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ParsedPage } from '@callboard/backstage-plugin-playbooks-common';
import { playbooksTranslationRef } from '../../translation';
import styles from './PageView.module.css';

/** What the import saw, folded away: it is for the author, not for who was woken. */
export function AuthorNotes({ page }: { page: ParsedPage }) {
  const { t } = useTranslationRef(playbooksTranslationRef);
  if (page.notes.length === 0) {
    return null;
  }
  return (
    <details className={styles.notes}>
      <summary>
        {t('page.notes')} ({page.notes.length})
      </summary>
      <ul>
        {page.notes.map(({ message, line }, index) => (
          <li key={index}>
            {message}
            {line !== undefined &&
              ` (${t('page.noteLine', { line: `${line}` })})`}
          </li>
        ))}
      </ul>
    </details>
  );
}
