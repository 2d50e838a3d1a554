import { Radio, RadioGroup, Select } from '@backstage/ui';
import { useNarrow, useTexts } from '@internal/frontend-kit';
import { LOAD_DAYS, type Candidate } from '../../lib/timeline/candidates';
import { ShortList } from '../ShortList';
import { oncallTranslationRef } from '../../translation';
import styles from './OverrideDialog.module.css';

/** More of them are looked for with the button below the list. */
const FIRST = 8;

/** Chooses who is on call: those who are free first, with what each has to do; on a phone a list that is pressed. */
export function CandidateField(props: {
  label: string;
  candidates: Candidate[];
  value?: string;
  problem?: string;
  onChange: (ref: string) => void;
}) {
  const { label, candidates, value, problem, onChange } = props;
  const { t } = useTexts(oncallTranslationRef);
  const isNarrow = useNarrow();
  const loadOf = ({ isFree, hours }: Candidate) =>
    t(isFree ? 'schedule.form.free' : 'schedule.form.busy', {
      hours,
      days: LOAD_DAYS,
    });
  if (!isNarrow) {
    return (
      <Select
        label={label}
        size="small"
        placeholder={t('schedule.form.choose')}
        description={problem}
        isInvalid={problem !== undefined}
        options={candidates.map(candidate => ({
          id: candidate.person.entityRef,
          label: candidate.person.title,
          description: loadOf(candidate),
        }))}
        value={value ?? null}
        onChange={key => key !== null && onChange(String(key))}
      />
    );
  }
  const chosen = candidates.findIndex(
    ({ person }) => person.entityRef === value,
  );
  return (
    <RadioGroup
      label={label}
      description={problem}
      isInvalid={problem !== undefined}
      value={value ?? null}
      onChange={onChange}
    >
      <ShortList items={candidates} limit={Math.max(FIRST, chosen + 1)}>
        {shown =>
          shown.map(candidate => (
            <Radio
              key={candidate.person.entityRef}
              value={candidate.person.entityRef}
              className={styles.candidate}
            >
              <span>
                {candidate.person.title}{' '}
                <span className={styles.load}>{loadOf(candidate)}</span>
              </span>
            </Radio>
          ))
        }
      </ShortList>
    </RadioGroup>
  );
}
