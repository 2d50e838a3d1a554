import { Text } from '@backstage/ui';
import { PersonLink, useTexts } from '@internal/frontend-kit';
import type { OwnerPerson } from '@callboard/backstage-plugin-ownership-common';
import { useFolded } from '../../hooks/useFolded';
import { FoldButton } from '../FoldButton';
import { ownershipTranslationRef } from '../../translation';
import styles from './PeopleLine.module.css';

const LIMIT = 2;

/** The people of a team, the lead first; the others open on demand. */
export function PeopleLine(props: {
  people: OwnerPerson[];
  /** All people, also those the answer leaves out. */
  total: number;
}) {
  const { people, total } = props;
  const { t } = useTexts(ownershipTranslationRef);
  const fold = useFolded(people, LIMIT);
  const { open } = fold;
  if (people.length === 0) return null;
  const unlisted = total - people.length;
  return (
    <div>
      <div className={styles.people}>
        <ul
          className={open ? styles.column : styles.row}
          aria-label={t('people.label')}
        >
          {fold.shown.map(({ entityRef, title, lead }) => (
            <li key={entityRef}>
              <PersonLink entityRef={entityRef} title={title} lead={lead} />
            </li>
          ))}
        </ul>
        <FoldButton
          fold={fold}
          more={t('fold.more', { number: `${total - fold.shown.length}` })}
        />
      </div>
      {open && unlisted > 0 && (
        <Text color="secondary" variant="body-small">
          {t('people.rest', { count: unlisted })}
        </Text>
      )}
    </div>
  );
}
