import { useTexts } from '@internal/frontend-kit';
import { Button } from '@backstage/ui';
import { COUNT_OPERATORS, operatorOf } from '../../../lib/editor/conditions';
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
import { usePath } from '../fields';
import { ConditionNode, type NodeProps } from './ConditionNode';
import { NodeMenu } from './NodeMenu';
import { Operand } from './Operand';
import styles from '../EditorPage.module.css';

type Kind = 'exists' | 'forAll' | 'count';

const NUMBER = { type: 'number', title: '' } as const;
const ANY_ITEM = { item: '.', present: true };

/** The parts of each form, besides the list. */
function partsOf(kind: Kind, where: unknown) {
  return {
    ...(where !== undefined && { where }),
    ...(kind === 'forAll' && { is: ANY_ITEM }),
    ...(kind === 'count' && { atLeast: 1 }),
  };
}

/** A question about the items of a list: whether there is one, what all are like, or how many. */
export function ListCondition(props: NodeProps & { kind: Kind }) {
  const { path, kind, onRemove } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const { facts, isSmall } = useEditorActs();
  const { value, set } = usePath(path);
  const fields = isFields(value) ? value : {};
  const name = String(fields[kind] ?? '');
  const list = facts.get(name);
  const operator = operatorOf(fields);
  return (
    <div className={styles.group} role="group">
      <div className={styles.line}>
        {isSmall ? (
          <span>{t(`editor.condition.${kind}`)}</span>
        ) : (
          <Choice
            label={t('editor.condition.listForm')}
            isLabelHidden
            options={(['exists', 'forAll', 'count'] as const).map(id => ({
              id,
              label: t(`editor.condition.${id}`),
            }))}
            value={kind}
            onChange={chosen =>
              set({
                [chosen]: name,
                ...partsOf(chosen as Kind, fields.where),
              })
            }
          />
        )}
        <span className={styles.fact}>
          <span>{list?.title ?? name}</span>
          {list && <code>{name}</code>}
        </span>
        {kind === 'count' && operator && (
          <>
            <CountComparison path={path} operator={operator} />
            <Operand
              path={[...path, operator]}
              operator={operator}
              of={NUMBER}
            />
          </>
        )}
        <NodeMenu path={path} onRemove={onRemove} />
      </div>
      <ItemPart path={path} name="where" list={list} />
      {kind === 'forAll' && <ItemPart path={path} name="is" list={list} />}
    </div>
  );
}

function CountComparison(props: { path: Path; operator: string }) {
  const { path, operator } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const { change } = useEditorActs();
  const text = useOperatorText();
  const { value } = usePath([...path, operator]);
  return (
    <Choice
      label={t('editor.condition.comparison')}
      isLabelHidden
      options={COUNT_OPERATORS.map(id => ({ id, label: text(id) }))}
      value={operator}
      onChange={chosen =>
        change(known =>
          renameAt(known, [...path, operator], { name: chosen, value }),
        )
      }
    />
  );
}

/** Which items are meant, or what they have to be. */
function ItemPart(
  props: Pick<NodeProps, 'path' | 'list'> & { name: 'where' | 'is' },
) {
  const { path, name, list } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const { change, isSmall } = useEditorActs();
  const at = [...path, name];
  const { value, set } = usePath(at);
  if (value === undefined) {
    return isSmall ? null : (
      <Button
        size="small"
        variant="tertiary"
        onPress={() => change(text => setAt(text, at, ANY_ITEM))}
      >
        {t('editor.condition.addWhere')}
      </Button>
    );
  }
  return (
    <div className={styles.children}>
      <span className={styles.quiet}>{t(`editor.condition.${name}`)}</span>
      <ConditionNode path={at} list={list} onRemove={() => set(undefined)} />
    </div>
  );
}
