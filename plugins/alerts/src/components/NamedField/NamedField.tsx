import { useState } from 'react';
import { Combobox } from '@backstage/ui';
import { useTexts } from '@internal/frontend-kit';
import type { AlertNamed } from '@callboard/backstage-plugin-alerts-common';
import { useNamedSearch } from '../../hooks/useNamedSearch';
import { alertsTranslationRef } from '../../translation';

/** Finds an entity of some kinds in the catalog. */
export function NamedField(props: {
  label: string;
  hint: string;
  kinds: readonly string[];
  value: AlertNamed | undefined;
  onChange: (chosen: AlertNamed | undefined) => void;
}) {
  const { label, hint, kinds, value, onChange } = props;
  const { t } = useTexts(alertsTranslationRef);
  const [text, setText] = useState(value?.title ?? '');
  const search = useNamedSearch(kinds, text === value?.title ? '' : text);
  const found = search.data ?? [];
  const known = value && !found.some(one => one.entityRef === value.entityRef);
  return (
    <Combobox
      menuTrigger="input"
      label={label}
      description={search.isError ? t('acts.people.failed') : hint}
      options={[...(known ? [value] : []), ...found].map(
        ({ entityRef, title }) => ({
          id: entityRef,
          label: title,
          description: entityRef,
        }),
      )}
      search={{ mode: 'server', inputValue: text, onInputChange: setText }}
      loading={{ state: search.isFetching ? 'filtering' : 'idle' }}
      value={value?.entityRef ?? null}
      onChange={key => {
        const chosen = found.find(({ entityRef }) => entityRef === key);
        onChange(chosen);
        if (chosen) setText(chosen.title);
      }}
    />
  );
}
