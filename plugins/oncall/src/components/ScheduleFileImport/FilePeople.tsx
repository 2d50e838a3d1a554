import { useEffect, useRef, useState } from 'react';
import { StatusText, useTexts } from '@internal/frontend-kit';
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
  const { t } = useTexts(oncallTranslationRef);
  const root = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(0);
  useEffect(() => {
    if (chosen === 0) return;
    // The field is gone: on to the next one, or to what became of it.
    const next = root.current?.querySelector<HTMLElement>('input, [tabindex]');
    next?.focus();
  }, [chosen]);
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
    <div ref={root} className={styles.rows}>
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
              onAdd={match => {
                change(draft => withMatch(draft, person.key, match));
                setChosen(chosen + 1);
              }}
            />
          ))}
        </>
      )}
      {found.length > 0 && (
        <p className={styles.quiet} tabIndex={-1}>
          {t('files.people.found', { count: found.length })} {found.join(', ')}.
        </p>
      )}
    </div>
  );
}
