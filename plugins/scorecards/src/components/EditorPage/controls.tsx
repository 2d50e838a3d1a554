import { memo } from 'react';
import { Select, TextAreaField, TextField } from '@backstage/ui';
import { useLatest } from '../../hooks/useLatest';
import { isSame } from '../../lib/editor/isSame';

/*
 * The controls of Backstage take some milliseconds each to draw, and a key in one of them would draw all: they are drawn again only
 * when what they show has changed.
 */

interface NameProps {
  label: string;
  /** The label is not drawn, as what stands around says it. */
  isLabelHidden?: boolean;
}

const nameOf = ({ label, isLabelHidden }: NameProps) =>
  isLabelHidden ? { 'aria-label': label } : { label };

export interface TypedProps extends NameProps {
  value: string;
  onChange: (text: string) => void;
  help?: string;
  problem?: string;
  isRequired?: boolean;
  /** `date` brings the calendar of the device. */
  type?: 'text' | 'date';
  inputMode?: 'decimal';
  /** Of an area of several lines. */
  rows?: number;
}

const DrawnText = memo((props: TypedProps) => {
  const { value, onChange, help, problem, isRequired, rows } = props;
  const shared = {
    ...nameOf(props),
    value,
    onChange,
    description: help,
    isRequired,
    size: 'small' as const,
    validationBehavior: 'aria' as const,
    validate: () => problem ?? null,
  };
  return rows ? (
    <TextAreaField {...shared} rows={rows} />
  ) : (
    <TextField
      {...shared}
      inputMode={props.inputMode}
      // The input takes each type of HTML; the component names those that it gives a look of their own.
      type={(props.type ?? 'text') as 'text'}
    />
  );
}, isSame);

/** A field of text. */
export function TextControl(props: TypedProps) {
  return <DrawnText {...props} onChange={useLatest(props.onChange)} />;
}

export interface ChoiceProps extends NameProps {
  options: readonly { id: string; label: string }[];
  value: string | null;
  onChange: (chosen: string) => void;
  description?: string;
}

const DrawnChoice = memo((props: ChoiceProps) => {
  const { options, value, onChange, description } = props;
  return (
    <Select
      {...nameOf(props)}
      size="small"
      options={[...options]}
      value={value}
      description={description}
      onChange={chosen => onChange(String(chosen))}
    />
  );
}, isSame);

/** A choice of one among some. */
export function Choice(props: ChoiceProps) {
  return <DrawnChoice {...props} onChange={useLatest(props.onChange)} />;
}
