import { useState } from 'react';
import { findingAt } from '../../lib/editor/findings';
import { operandText, readOperand } from '../../lib/editor/conditions';
import { setAt, valueAt, type Path } from '../../lib/editor/yamlText';
import { Choice, TextControl } from './controls';
import {
  useEditorActs,
  useEditorContent,
  useEditorFindings,
} from './EditorContext';

/** A value of the document, the way to change it, and what is wrong with it. */
export function usePath(path: Path) {
  const { change } = useEditorActs();
  const { document } = useEditorContent();
  const found = findingAt(useEditorFindings(), path);
  return {
    value: valueAt(document, path),
    set: (value: unknown) => change(text => setAt(text, path, value)),
    problem: found && [found.message, found.hint].filter(Boolean).join(' '),
  };
}

/**
 * What is typed stays as it was typed, for as long as it means what the document has: `1.` is on its way to `1.5`.
 *
 * @param read - what a text means
 */
export function useTyped(
  value: unknown,
  read: (text: string) => unknown,
  set: (value: unknown) => void,
) {
  const known = operandText(value);
  const [typed, setTyped] = useState({ text: known, means: known });
  return {
    value: typed.means === known ? typed.text : known,
    onChange: (text: string) => {
      const meant = read(text);
      setTyped({ text, means: operandText(meant) });
      set(meant);
    },
  };
}

export interface PathFieldProps {
  path: Path;
  label: string;
  help?: string;
  /** `date` brings the calendar of the device. */
  kind?: 'text' | 'date' | 'number' | 'list' | 'area';
  isRequired?: boolean;
  /** Of an area. */
  rows?: number;
}

const NUMBER = { type: 'number', title: '' } as const;

/** What was typed, as the document has it. */
function readField(text: string, kind: PathFieldProps['kind']): unknown {
  if (kind === 'number') return readOperand(text, 'equals', NUMBER);
  return kind === 'list' ? readOperand(text, 'in') : text;
}

/** A field of the document. Left empty, it is taken out of it. */
export function PathField(props: PathFieldProps) {
  const { path, label, help, kind = 'text', isRequired, rows = 4 } = props;
  const { value, set, problem } = usePath(path);
  const typed = useTyped(
    value,
    text => (text === '' && !isRequired ? undefined : readField(text, kind)),
    set,
  );
  return (
    <TextControl
      {...typed}
      label={label}
      help={help}
      problem={problem}
      isRequired={isRequired}
      type={kind === 'date' ? 'date' : 'text'}
      rows={kind === 'area' ? rows : undefined}
    />
  );
}

/** No id: ids have no blanks. */
const NONE = ' ';

/** A choice among values of the document. */
export function PathSelect(props: {
  path: Path;
  label: string;
  options: { id: string; label: string }[];
  /** What no choice is called; absent: one has to be made. */
  none?: string;
}) {
  const { path, label, options, none } = props;
  const { value, set, problem } = usePath(path);
  const known = typeof value === 'string' ? value : '';
  const isThere = options.some(({ id }) => id === known);
  return (
    <Choice
      label={label}
      options={[
        ...(none ? [{ id: NONE, label: none }] : []),
        ...options,
        // What is not there is shown, and told of.
        ...(isThere || known === '' ? [] : [{ id: known, label: known }]),
      ]}
      value={known || (none ? NONE : null)}
      description={problem}
      onChange={chosen => set(chosen === NONE ? undefined : chosen)}
    />
  );
}
