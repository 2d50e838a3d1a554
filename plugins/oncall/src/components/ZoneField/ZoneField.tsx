import { useState } from 'react';
import { findZones, useTexts } from '@internal/frontend-kit';
import { Combobox } from '@backstage/ui';
import { useFieldTexts } from '../../hooks/useFieldTexts';
import { oncallTranslationRef } from '../../translation';

/** Chooses a time zone by part of its name. */
export function ZoneField(props: {
  label: string;
  /** IANA name, or empty for the first choice. */
  value: string;
  onChange: (zone: string) => void;
  /** Offered first: no zone of one's own. */
  inherited?: string;
  was?: string;
  problem?: string;
  description?: string;
}) {
  const { label, value, onChange, inherited, was, problem } = props;
  const { t } = useTexts(oncallTranslationRef);
  const titleOf = (zone: string) =>
    zone === '' && inherited !== undefined ? inherited : zone;
  const textsOf = useFieldTexts();
  // What is typed, until a zone is chosen again.
  const [typed, setTyped] = useState<string>();
  const text = typed ?? titleOf(value);
  const zones = findZones(typed ?? '', value);
  const options = [
    ...(inherited === undefined ? [] : [{ id: 'inherited', label: inherited }]),
    ...zones.map(zone => ({ id: zone, label: zone })),
  ];
  return (
    <Combobox
      {...textsOf(label, {
        value: titleOf(value),
        was: was === undefined ? undefined : titleOf(was),
        help: props.description ?? t('editor.fields.zoneHelp'),
      })}
      menuTrigger="input"
      options={options}
      search={{
        mode: 'server',
        inputValue: text,
        onInputChange: next =>
          setTyped(next === titleOf(value) ? undefined : next),
      }}
      value={value || (inherited === undefined ? null : 'inherited')}
      onChange={key => {
        setTyped(undefined);
        if (key !== null) onChange(key === 'inherited' ? '' : String(key));
      }}
      validationBehavior="aria"
      validate={() => problem ?? null}
    />
  );
}
