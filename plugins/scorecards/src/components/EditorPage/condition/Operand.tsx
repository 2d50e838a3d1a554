import { useTexts } from '@internal/frontend-kit';
import {
  choicesOf,
  readOperand,
  type Subject,
} from '../../../lib/editor/conditions';
import type { Path } from '../../../lib/editor/yamlText';
import { scorecardsTranslationRef } from '../../../translation';
import { Choice, TextControl } from '../controls';
import { usePath, useTyped } from '../fields';
import styles from '../EditorPage.module.css';

const HINTS = new Map([
  ['in', 'list'],
  ['notIn', 'list'],
  ['containsAny', 'list'],
  ['containsAll', 'list'],
  ['newerThan', 'duration'],
  ['olderThan', 'duration'],
  ['satisfies', 'range'],
  ['matches', 'expression'],
  ['glob', 'glob'],
] as const);

/** What a comparison compares with. */
export function Operand(props: {
  path: Path;
  operator: string;
  of: Subject | undefined;
}) {
  const { path, operator, of } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const { value, set, problem } = usePath(path);
  const typed = useTyped(value, text => readOperand(text, operator, of), set);
  const choices = choicesOf(operator, of);
  const label = t('editor.condition.value');
  if (choices) {
    const wordOf = (choice: boolean | string) => {
      if (typeof choice === 'string') return choice;
      return t(choice ? 'editor.condition.yes' : 'editor.condition.no');
    };
    return (
      <Choice
        label={label}
        isLabelHidden
        options={choices.map(choice => ({
          id: String(choice),
          label: wordOf(choice),
        }))}
        value={value === undefined ? null : String(value)}
        onChange={chosen =>
          set(choices.find(choice => String(choice) === chosen))
        }
      />
    );
  }
  const hint = HINTS.get(operator as 'in');
  const isDuration = of?.type === 'duration';
  return (
    <div className={styles.operand}>
      <TextControl
        {...typed}
        label={label}
        isLabelHidden
        help={
          hint || isDuration
            ? t(`editor.condition.hints.${hint ?? 'duration'}`)
            : undefined
        }
        inputMode={of?.type === 'number' && !hint ? 'decimal' : undefined}
        problem={problem}
      />
      {of?.unit && <span className={styles.quiet}>{of.unit}</span>}
    </div>
  );
}
