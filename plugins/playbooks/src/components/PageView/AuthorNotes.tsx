import { useTexts } from '@internal/frontend-kit';
import type {
  PageLinkStates,
  ParsedPage,
} from '@callboard/backstage-plugin-playbooks-common';
import { playbooksTranslationRef } from '../../translation';
import styles from './PageView.module.css';

/** What the import saw, folded away: it is for the author, not for who was woken. */
export function AuthorNotes(props: {
  page: ParsedPage;
  links?: PageLinkStates;
}) {
  const { page, links } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const broken = (links?.brokenLinks ?? []).map(({ target, line }) => ({
    message: t('links.nowhere', { target }),
    line,
  }));
  // Where links were checked, missing anchors are among the broken ones.
  const others = page.notes.filter(
    ({ code }) => !links || code !== 'anchor-missing',
  );
  const notes: { message: string; line?: number }[] = [...broken, ...others];
  const cannotTell = links?.cannotTell ?? 0;
  const count = notes.length + (cannotTell > 0 ? 1 : 0);
  if (count === 0) {
    return null;
  }
  return (
    <details className={styles.notes}>
      <summary>
        {t('page.notes')} ({count})
      </summary>
      <ul>
        {notes.map(({ message, line }, index) => (
          <li key={index}>
            {message}
            {line !== undefined &&
              ` (${t('page.noteLine', { line: `${line}` })})`}
          </li>
        ))}
        {cannotTell > 0 && (
          <li>{t('links.cannotTell', { count: cannotTell })}</li>
        )}
      </ul>
    </details>
  );
}
