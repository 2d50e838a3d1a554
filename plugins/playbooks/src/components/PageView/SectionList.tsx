import { useTexts } from '@internal/frontend-kit';
import { Text } from '@backstage/ui';
import type { PlaybookSection } from '@callboard/backstage-plugin-playbooks-common';
import { playbooksTranslationRef } from '../../translation';
import styles from './PageView.module.css';

/** Sections of the page, to go to. */
export function SectionList({ sections }: { sections: PlaybookSection[] }) {
  const { t } = useTexts(playbooksTranslationRef);
  const named = sections.filter(({ level }) => level > 0);
  return (
    <nav aria-label={t('page.contents')}>
      <Text as="h2" variant="title-x-small" weight="bold">
        {t('page.contents')}
      </Text>
      <ul className={styles.sections}>
        {named.map(({ id, title, level, language }) => (
          <li key={id} data-level={Math.min(level, 4)} lang={language}>
            <a href={`#user-content-${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
