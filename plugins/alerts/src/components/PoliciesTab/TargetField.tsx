import { useState } from 'react';
import { Select } from '@backstage/ui';
import { useTexts } from '@internal/frontend-kit';
import {
  newTarget,
  TARGET_KINDS,
  type TargetForm,
} from '../../lib/policies/policyForm';
import { alertsTranslationRef } from '../../translation';
import { useEditor } from './EditorContext';
import { FoundField, RefField } from './fields';
import styles from './PoliciesTab.module.css';

const MOST_LEVELS = 20;
const LEVELS = Array.from(
  { length: MOST_LEVELS },
  (_, index) => `${index + 1}`,
);
const KINDS = { person: ['User'], group: ['Group'] };
/** A configuration names a few channels; more than fit on a screen are searched. */
const MOST_FOUND = 50;

interface ValueProps {
  target: TargetForm;
  problem?: string;
  onChange: (value: string) => void;
}

/** Whom a step pages: what kind of target it is, and which. */
export function TargetField(props: {
  pointer: string;
  label: string;
  target: TargetForm;
  onChange: (target: TargetForm) => void;
}) {
  const { pointer, label, target, onChange } = props;
  const { t } = useTexts(alertsTranslationRef);
  const { choices, problemOf } = useEditor();
  const problem = problemOf(pointer, { below: true });
  const hasShared = choices.items.some(({ audience }) => audience === 'shared');
  const kinds = TARGET_KINDS.filter(
    kind =>
      kind === target.kind ||
      ((kind !== 'channel' || hasShared) &&
        (kind !== 'schedule' || choices.schedules.length > 0)),
  );
  const value: ValueProps = {
    target,
    problem:
      problem && target.value === '' ? t('policies.target.choose') : problem,
    onChange: next => onChange({ ...target, value: next }),
  };
  return (
    <div className={styles.target} data-field={pointer}>
      <Select
        size="small"
        label={label}
        description={
          target.kind === 'team'
            ? problem ?? t('policies.target.teamHint')
            : '\u00a0'
        }
        options={kinds.map(kind => ({
          id: kind,
          label: t(`policies.target.${kind}`),
        }))}
        value={target.kind}
        onChange={chosen => {
          const kind = TARGET_KINDS.find(one => one === chosen);
          if (!kind || kind === target.kind) return;
          onChange({ ...newTarget(kind), key: target.key });
        }}
      />
      {target.kind === 'level' && <LevelValue {...value} />}
      {target.kind === 'schedule' && <ScheduleValue {...value} />}
      {target.kind === 'channel' && <ChannelValue {...value} />}
      {(target.kind === 'person' || target.kind === 'group') && (
        <RefField
          key={target.kind}
          label={t(`policies.target.${target.kind}`)}
          hint={t('policies.target.find')}
          kinds={KINDS[target.kind]}
          value={target.value}
          problem={value.problem}
          onChange={value.onChange}
        />
      )}
    </div>
  );
}

function LevelValue({ target, problem, onChange }: ValueProps) {
  const { t } = useTexts(alertsTranslationRef);
  return (
    <Select
      size="small"
      label={t('policies.target.level')}
      description={problem ?? t('policies.target.levelHint')}
      options={LEVELS.map(id => ({ id, label: id }))}
      value={target.value}
      onChange={chosen => chosen !== null && onChange(String(chosen))}
    />
  );
}

function ScheduleValue({ target, problem, onChange }: ValueProps) {
  const { t } = useTexts(alertsTranslationRef);
  const { choices } = useEditor();
  const [text, setText] = useState('');
  const wanted = text.trim().toLocaleLowerCase();
  const known = choices.schedules.find(({ id }) => id === target.value);
  return (
    <FoundField
      label={t('policies.target.schedule')}
      hint={t('policies.target.find')}
      problem={problem}
      value={target.value}
      title={known?.name ?? target.value}
      options={choices.schedules
        .filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
        .slice(0, MOST_FOUND)
        .map(({ id, name, teamRef }) => ({
          ...{ id, label: name, description: teamRef },
        }))}
      onSearch={setText}
      onChange={onChange}
    />
  );
}

function ChannelValue({ target, problem, onChange }: ValueProps) {
  const { t } = useTexts(alertsTranslationRef);
  const { choices } = useEditor();
  const shared = choices.items.filter(({ audience }) => audience === 'shared');
  const isListed = shared.some(({ id }) => id === target.value);
  return (
    <Select
      size="small"
      label={t('policies.target.channel')}
      description={problem ?? '\u00a0'}
      options={[
        ...shared.map(({ id, title }) => ({ id, label: title })),
        // What the configuration has no more is shown, and told of.
        ...(isListed || !target.value
          ? []
          : [{ id: target.value, label: target.value }]),
      ]}
      value={target.value || null}
      onChange={chosen => chosen !== null && onChange(String(chosen))}
    />
  );
}
