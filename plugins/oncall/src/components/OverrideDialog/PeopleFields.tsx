import { useTexts } from '@internal/frontend-kit';
import { Select } from '@backstage/ui';
import type { NamedRef } from '@callboard/backstage-plugin-oncall-common';
import {
  overrideModes,
  type OverrideMode,
} from '../../lib/timeline/overrideForm';
import { PersonField } from '../PersonField';
import { CandidateField } from './CandidateField';
import type { OverrideForm } from './useOverrideForm';
import { oncallTranslationRef } from '../../translation';

/** Chooses one of some people. */
function PersonSelect(props: {
  label: string;
  people: NamedRef[];
  value?: string;
  problem?: string;
  onChange: (ref: string) => void;
}) {
  const { label, people, value, problem, onChange } = props;
  const { t } = useTexts(oncallTranslationRef);
  return (
    <Select
      label={label}
      size="small"
      placeholder={t('schedule.form.choose')}
      description={problem}
      isInvalid={problem !== undefined}
      options={people.map(({ entityRef, title }) => ({
        id: entityRef,
        label: title,
      }))}
      value={value ?? null}
      onChange={key => key !== null && onChange(String(key))}
    />
  );
}

/** What the override does, and to whom. */
export function PeopleFields(props: { state: OverrideForm; isAsked: boolean }) {
  const { state, isAsked } = props;
  const { fields, change, form, people, candidates, onCall, addPerson } = state;
  const { t } = useTexts(oncallTranslationRef);
  const { mode } = fields;
  const problem = (field: 'who' | 'replaced') => {
    const found = form.problems[field];
    return isAsked && found
      ? t(`schedule.form.problems.${found as 'who'}`)
      : undefined;
  };
  const there = people.filter(({ entityRef }) => onCall.includes(entityRef));
  const labels = {
    'replace-all': t('schedule.form.who'),
    replace: t('schedule.form.who'),
    add: t('schedule.form.whoAdded'),
    remove: t('schedule.form.whoRemoved'),
  };
  return (
    <>
      <Select
        label={t('schedule.form.mode')}
        size="small"
        options={overrideModes.map(id => ({
          id,
          label: t(`schedule.form.modes.${id}`),
        }))}
        value={mode}
        onChange={key => change({ mode: key as OverrideMode })}
      />
      {mode === 'replace' && (
        <PersonSelect
          label={t('schedule.form.replaced')}
          people={there}
          value={fields.replaced}
          problem={problem('replaced')}
          onChange={replaced => change({ replaced })}
        />
      )}
      {mode === 'remove' ? (
        <PersonSelect
          label={labels[mode]}
          people={there}
          value={fields.who}
          problem={problem('who')}
          onChange={who => change({ who })}
        />
      ) : (
        <CandidateField
          label={labels[mode]}
          candidates={candidates}
          value={fields.who}
          problem={problem('who')}
          onChange={who => change({ who })}
        />
      )}
      {mode !== 'remove' && (
        <PersonField
          label={t('schedule.form.other')}
          without={people}
          onAdd={addPerson}
        />
      )}
    </>
  );
}
