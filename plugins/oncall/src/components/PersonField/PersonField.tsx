import { useState } from 'react';
import { useTexts } from '@internal/frontend-kit';
import { Combobox } from '@backstage/ui';
import type { NamedRef } from '@callboard/backstage-plugin-oncall-common';
import { usePeopleSearch } from '../../hooks/usePeopleSearch';
import { useSettled } from '../../hooks/useSettled';
import { oncallTranslationRef } from '../../translation';

const TYPING_MS = 150;

/** Finds a person of the catalog and hands them over; then it is empty for the next one. */
export function PersonField(props: {
  label: string;
  onAdd: (person: NamedRef) => void;
  problem?: string;
  /** Those who are there already. */
  without?: readonly NamedRef[];
}) {
  const { label, onAdd, problem, without = [] } = props;
  const { t } = useTexts(oncallTranslationRef);
  const [text, setText] = useState('');
  const [added, setAdded] = useState(0);
  const search = usePeopleSearch(useSettled(text.trim(), TYPING_MS));
  const taken = new Set(without.map(({ entityRef }) => entityRef));
  const found = (search.data ?? []).filter(
    ({ entityRef }) => !taken.has(entityRef),
  );
  return (
    <Combobox
      // A new one for the next person: emptied under the hands of the reader, the old one would open its list again.
      key={added}
      // eslint-disable-next-line jsx-a11y/no-autofocus -- the focus was in the old one
      autoFocus={added > 0}
      menuTrigger="input"
      label={label}
      description={t(
        search.isError ? 'editor.people.failed' : 'editor.people.addHelp',
      )}
      options={found.map(({ entityRef, title }) => ({
        id: entityRef,
        label: title,
        description: entityRef,
      }))}
      search={{ mode: 'server', inputValue: text, onInputChange: setText }}
      loading={{ state: search.isFetching ? 'filtering' : 'idle' }}
      value={null}
      onChange={key => {
        const person = found.find(({ entityRef }) => entityRef === key);
        if (!person) return;
        onAdd(person);
        setText('');
        setAdded(added + 1);
      }}
      validationBehavior="aria"
      validate={() => problem ?? null}
    />
  );
}
