import { useState } from 'react';
import { Checkbox, CheckboxGroup, Combobox, TextField } from '@backstage/ui';
import { findZones, useNames, useTexts } from '@internal/frontend-kit';
import {
  alertSeverities,
  type AlertSeverity,
} from '@callboard/backstage-plugin-alerts-common';
import { useNamedSearch } from '../../hooks/useNamedSearch';
import { alertsTranslationRef } from '../../translation';
import styles from './PoliciesTab.module.css';

/** A line of help keeps its place: an input must not move while somebody types into it. */
const NO_HELP = '\u00a0';

/** A text that is shown exactly as it is typed, and what is wrong with it. */
export function TypedField(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  problem?: string;
  /** `date` brings the calendar of the device. */
  kind?: 'text' | 'date' | 'number';
  maxLength?: number;
}) {
  const { label, value, onChange, hint = NO_HELP, problem, maxLength } = props;
  const { kind = 'text' } = props;
  return (
    <TextField
      size="small"
      label={label}
      description={hint}
      // The input takes each type of HTML; the component names those that it gives a look of their own.
      type={(kind === 'date' ? 'date' : 'text') as 'text'}
      inputMode={kind === 'number' ? 'numeric' : undefined}
      value={value}
      maxLength={maxLength}
      onChange={onChange}
      validationBehavior="aria"
      validate={() => problem ?? null}
    />
  );
}

/** Finds something in a list by part of its name. */
export function FoundField(props: {
  label: string;
  hint?: string;
  problem?: string;
  value: string;
  /** Shown for what is chosen. */
  title: string;
  options: readonly { id: string; label: string; description?: string }[];
  isSearching?: boolean;
  onSearch: (text: string) => void;
  onChange: (id: string) => void;
}) {
  const { label, hint = NO_HELP, problem, value, title, isSearching } = props;
  const { options, onSearch, onChange } = props;
  // What is typed, until something is chosen again.
  const [typed, setTyped] = useState<string>();
  const search = (text: string) => {
    const isTitle = text === title;
    setTyped(isTitle ? undefined : text);
    onSearch(isTitle ? '' : text);
  };
  const isListed = options.some(({ id }) => id === value);
  return (
    <Combobox
      size="small"
      menuTrigger="input"
      label={label}
      description={hint}
      options={
        value === '' || isListed
          ? options
          : [{ id: value, label: title }, ...options]
      }
      search={{
        mode: 'server',
        inputValue: typed ?? title,
        onInputChange: search,
      }}
      loading={{ state: isSearching ? 'filtering' : 'idle' }}
      value={value || null}
      onChange={key => {
        if (key === null || key === value) return;
        setTyped(undefined);
        onSearch('');
        onChange(String(key));
      }}
      validationBehavior="aria"
      validate={() => problem ?? null}
    />
  );
}

/** Finds an entity of some kinds in the catalog. */
export function RefField(props: {
  label: string;
  hint?: string;
  problem?: string;
  kinds: readonly string[];
  value: string;
  onChange: (ref: string) => void;
  /** Those that are chosen already elsewhere. */
  without?: readonly string[];
}) {
  const { label, hint, problem, kinds, value, onChange, without = [] } = props;
  const { t } = useTexts(alertsTranslationRef);
  const [text, setText] = useState('');
  const search = useNamedSearch(kinds, text);
  const nameOf = useNames(value ? [value] : []);
  const found = (search.data ?? []).filter(
    ({ entityRef }) => !without.includes(entityRef),
  );
  return (
    <FoundField
      label={label}
      hint={search.isError ? t('policies.target.failed') : hint}
      problem={problem}
      value={value}
      title={value && nameOf(value)}
      options={found.map(({ entityRef, title }) => ({
        id: entityRef,
        label: title,
        description: entityRef,
      }))}
      isSearching={search.isFetching}
      onSearch={setText}
      onChange={onChange}
    />
  );
}

/** Chooses a time zone by part of its name. */
export function ZoneField(props: {
  value: string;
  problem?: string;
  onChange: (zone: string) => void;
}) {
  const { value, problem, onChange } = props;
  const { t } = useTexts(alertsTranslationRef);
  const [text, setText] = useState('');
  const inherited = t('policies.hours.zoneOfTeam');
  return (
    <FoundField
      label={t('policies.hours.zone')}
      hint={t('policies.hours.zoneHint')}
      problem={problem}
      value={value || 'inherited'}
      title={value || inherited}
      options={[
        { id: 'inherited', label: inherited },
        ...findZones(text, value).map(zone => ({ id: zone, label: zone })),
      ]}
      onSearch={setText}
      onChange={id => onChange(id === 'inherited' ? '' : id)}
    />
  );
}

/** Chooses severities. */
export function SeveritiesField(props: {
  label: string;
  value: readonly AlertSeverity[];
  problem?: string;
  onChange: (severities: AlertSeverity[]) => void;
}) {
  const { label, value, problem, onChange } = props;
  const { t } = useTexts(alertsTranslationRef);
  return (
    <div className={styles.boxes}>
      <CheckboxGroup
        label={label}
        orientation="horizontal"
        value={[...value]}
        onChange={chosen =>
          onChange(alertSeverities.filter(one => chosen.includes(one)))
        }
        validationBehavior="aria"
        validate={() => problem ?? null}
      >
        {alertSeverities.map(one => (
          <Checkbox key={one} value={one}>
            {t(`alert.severity.${one}`)}
          </Checkbox>
        ))}
      </CheckboxGroup>
    </div>
  );
}
