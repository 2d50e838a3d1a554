import { useTexts } from '@internal/frontend-kit';
import { Button } from '@backstage/ui';
import {
  firstOperand,
  leafOf,
  operatorOf,
  operatorsFor,
  partOf,
  type Subject,
} from '../../../lib/editor/conditions';
import {
  isFields,
  renameAt,
  setAt,
  type Path,
} from '../../../lib/editor/yamlText';
import { useOperatorText } from '../../../hooks/useOperatorText';
import { scorecardsTranslationRef } from '../../../translation';
import { Choice } from '../controls';
import { useEditorActs } from '../EditorContext';
import { PathField, PathSelect, usePath } from '../fields';
import type { NodeProps } from './ConditionNode';
import { NodeMenu } from './NodeMenu';
import { Operand } from './Operand';
import styles from '../EditorPage.module.css';

/** A question about a fact, or about an item of the list around it. */
export function Leaf({ path, list, onRemove }: NodeProps) {
  const { t } = useTexts(scorecardsTranslationRef);
  const { facts } = useEditorActs();
  const { value } = usePath(path);
  const leaf = isFields(value) ? value : {};
  const isItem = Object.hasOwn(leaf, 'item');
  const fact = facts.get(String(leaf.fact));
  const subject = isItem ? partOf(list, leaf.item) : fact;
  const operator = operatorOf(leaf);
  const name = isItem ? String(leaf.item) : String(leaf.fact);
  return (
    <div
      className={styles.leaf}
      role="group"
      aria-label={t('editor.condition.leaf', { name: subject?.title ?? name })}
    >
      {isItem ? <Part path={path} list={list} /> : <Fact path={path} />}
      {fact?.type === 'map' && (
        <PathField
          path={[...path, 'key']}
          label={t('editor.condition.key')}
          isRequired
        />
      )}
      <Comparison path={path} operator={operator} subject={subject} />
      {operator && (
        <Operand path={[...path, operator]} operator={operator} of={subject} />
      )}
      <NodeMenu path={path} onRemove={onRemove} />
    </div>
  );
}

/** Which fact; a press asks for another one. */
function Fact({ path }: { path: Path }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const { facts, pickFact, change, isSmall } = useEditorActs();
  const { value, problem } = usePath([...path, 'fact']);
  const name = String(value ?? '');
  const fact = facts.get(name);
  const shown = (
    <span className={styles.fact}>
      <span>{fact?.title ?? name}</span> {fact && <code>{name}</code>}
    </span>
  );
  if (isSmall) return shown;
  const pick = () =>
    pickFact(chosen =>
      change(text =>
        // What is asked of it still makes sense of the same type.
        fact?.type === chosen.type && !chosen.items
          ? setAt(text, [...path, 'fact'], chosen.fullName)
          : setAt(text, path, leafOf(chosen)),
      ),
    );
  return (
    <div>
      <Button
        variant="secondary"
        size="small"
        className={styles.factButton}
        aria-label={t('editor.condition.pick', {
          name: fact ? `${fact.title} ${name}` : name,
        })}
        onPress={pick}
      >
        {shown}
      </Button>
      {problem && <p className={styles.problem}>{problem}</p>}
    </div>
  );
}

/** Which part of an item. */
function Part({ path, list }: Pick<NodeProps, 'path' | 'list'>) {
  const { t } = useTexts(scorecardsTranslationRef);
  const parts =
    list?.items && 'parts' in list.items ? Object.keys(list.items.parts) : [];
  return parts.length > 0 ? (
    <PathSelect
      path={[...path, 'item']}
      label={t('editor.condition.part')}
      options={parts.map(id => ({ id, label: id }))}
    />
  ) : (
    <span>{t('editor.condition.item')}</span>
  );
}

function Comparison(props: {
  path: Path;
  operator: string | undefined;
  subject: Subject | undefined;
}) {
  const { path, operator, subject } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const { change, isSmall } = useEditorActs();
  const text = useOperatorText();
  const { value } = usePath([...path, operator ?? '']);
  if (isSmall) return <span>{operator && text(operator)}</span>;
  const names = operatorsFor(subject);
  const options =
    operator && !names.includes(operator) ? [...names, operator] : names;
  const choose = (chosen: string) => {
    const operand = firstOperand(chosen, subject, value);
    change(known =>
      operator
        ? renameAt(known, [...path, operator], { name: chosen, value: operand })
        : setAt(known, [...path, chosen], operand),
    );
  };
  return (
    <Choice
      label={t('editor.condition.comparison')}
      isLabelHidden
      options={options.map(id => ({ id, label: text(id) }))}
      value={operator ?? null}
      onChange={choose}
    />
  );
}
