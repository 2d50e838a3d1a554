import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { StatusText } from '@internal/frontend-kit';
import type { ScheduleDraft } from '../../lib/editor/draft';
import {
  withMatch,
  type ImportedFile,
  type ImportedPerson,
} from '../../lib/editor/imported';
import { PersonField } from '../PersonField';
import { oncallTranslationRef } from '../../translation';
import styles from './ScheduleFileImport.module.css';

/** What a file calls somebody. */
export const fileName = ({ name, email, key }: ImportedPerson) => {
  if (name && email) return `${name} (${email})`;
  return name ?? email ?? key;
};

/** Who the people of the file are in the catalog; those who were not found can be chosen. */
export function FilePeople(props: {
  imported: ImportedFile;
  change: (change: (draft: ScheduleDraft) => ScheduleDraft) => void;
}) {
  const { imported, change } = props;
  const { t } = useTranslationRef(oncallTranslationRef);
  const missing = imported.people.filter(({ match }) => !match);
  const found = imported.people.flatMap(person =>
    person.match
      ? [
          t('files.people.is', {
            name: fileName(person),
            title: person.match.title,
          }),
        ]
      : [],
  );
  return (
    <>
      {missing.length > 0 && (
        <>
          <p>
            <StatusText
              tone="warn"
              text={t('files.people.missing', { count: missing.length })}
            />
          </p>
          {missing.map(person => (
            <PersonField
              key={person.key}
              label={t('files.people.who', { name: fileName(person) })}
              onAdd={match =>
                change(draft => withMatch(draft, person.key, match))
              }
            />
          ))}
        </>
      )}
      {found.length > 0 && (
        <p className={styles.quiet}>
          {t('files.people.found', { count: found.length })} {found.join(', ')}.
        </p>
      )}
    </>
  );
}
