import { TextField } from '@backstage/ui';
import { useFieldTexts } from '../../hooks/useFieldTexts';

/** A field that shows exactly what is typed, what it was, and what is wrong with it. */
export function DraftTextField(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** As it is saved; absent for what is new. */
  was?: string;
  problem?: string;
  description?: string;
  /** `date` brings the calendar of the device. */
  kind?: 'text' | 'date';
  isRequired?: boolean;
}) {
  const { label, value, onChange, was, problem, description } = props;
  const textsOf = useFieldTexts();
  return (
    <TextField
      {...textsOf(label, { value, was, help: description })}
      size="small"
      // The input takes each type of HTML; the component names those that it gives a look of their own.
      type={(props.kind ?? 'text') as 'text'}
      value={value}
      onChange={onChange}
      isRequired={props.isRequired}
      validationBehavior="aria"
      validate={() => problem ?? null}
    />
  );
}
