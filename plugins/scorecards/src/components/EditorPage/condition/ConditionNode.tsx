import { Button } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { StatusText, useTexts } from '@internal/frontend-kit';
import type { FactSchema } from '@callboard/backstage-plugin-scorecards-common';
import { conditionKind, leafOf } from '../../../lib/editor/conditions';
import {
  addAt,
  renameAt,
  setAt,
  type Path,
} from '../../../lib/editor/yamlText';
import { scorecardsTranslationRef } from '../../../translation';
import { Choice, TextControl } from '../controls';
import { useEditorActs } from '../EditorContext';
import { usePath } from '../fields';
import { Leaf } from './Leaf';
import { ListCondition } from './ListCondition';
import { NodeMenu } from './NodeMenu';
import styles from '../EditorPage.module.css';

export interface NodeProps {
  path: Path;
  /** The list whose items are asked about, within one. */
  list?: Pick<FactSchema, 'items'>;
  onRemove: () => void;
}

/** A condition: a group of others, or a question. */
export function ConditionNode(props: NodeProps) {
  const { path } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const { value, problem } = usePath(path);
  const kind = conditionKind(value);
  let content: JSX.Element;
  if (kind === 'all' || kind === 'any') {
    content = <Group {...props} kind={kind} />;
  } else if (kind === 'not') content = <Not {...props} />;
  else if (kind === 'fact' || kind === 'item') content = <Leaf {...props} />;
  else if (kind === 'cel') content = <Expression {...props} />;
  else if (kind) content = <ListCondition {...props} kind={kind} />;
  else content = <p>{t('editor.condition.unfinished')}</p>;
  return (
    <>
      {content}
      {problem && <StatusText tone="bad" text={problem} />}
    </>
  );
}

/** All of, or any of. */
function Group(props: NodeProps & { kind: 'all' | 'any' }) {
  const { path, kind, list, onRemove } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const { change, pickFact, isSmall } = useEditorActs();
  const within = [...path, kind];
  const { value } = usePath(within);
  const children = Array.isArray(value) ? value : [];
  const add = () =>
    list
      ? change(text => addAt(text, within, { item: '.', present: true }))
      : pickFact(fact => change(text => addAt(text, within, leafOf(fact))));
  return (
    <div className={styles.group} role="group">
      <div className={styles.line}>
        {isSmall ? (
          <span>{t(`editor.condition.${kind}`)}</span>
        ) : (
          <Choice
            label={t('editor.condition.group')}
            isLabelHidden
            options={(['all', 'any'] as const).map(id => ({
              id,
              label: t(`editor.condition.${id}`),
            }))}
            value={kind}
            onChange={chosen =>
              change(text => renameAt(text, within, { name: chosen, value }))
            }
          />
        )}
        <NodeMenu path={path} onRemove={onRemove} />
      </div>
      <ul className={styles.children}>
        {children.map((_, at) => (
          <li key={at}>
            <ConditionNode
              path={[...within, at]}
              list={list}
              // A group of nothing says nothing.
              onRemove={
                children.length === 1
                  ? onRemove
                  : () =>
                      change(text => setAt(text, [...within, at], undefined))
              }
            />
          </li>
        ))}
      </ul>
      {!isSmall && (
        <Button
          size="small"
          variant="tertiary"
          iconStart={<RiAddLine aria-hidden="true" />}
          onPress={add}
        >
          {t('editor.condition.add')}
        </Button>
      )}
    </div>
  );
}

function Not({ path, list, onRemove }: NodeProps) {
  const { t } = useTexts(scorecardsTranslationRef);
  const { value } = usePath([...path, 'not']);
  const { set: setWhole } = usePath(path);
  return (
    <div className={styles.group} role="group">
      <div className={styles.line}>
        <span>{t('editor.condition.not')}</span>
        <NodeMenu
          path={path}
          onRemove={onRemove}
          unwrap={() => setWhole(value)}
        />
      </div>
      <ul className={styles.children}>
        <li>
          {value !== undefined && (
            <ConditionNode
              path={[...path, 'not']}
              list={list}
              onRemove={onRemove}
            />
          )}
        </li>
      </ul>
    </div>
  );
}

function Expression({ path, onRemove }: NodeProps) {
  const { t } = useTexts(scorecardsTranslationRef);
  const { value, set, problem } = usePath([...path, 'cel']);
  return (
    <div className={styles.group} role="group">
      <TextControl
        label={t('editor.condition.cel')}
        rows={3}
        value={typeof value === 'string' ? value : ''}
        onChange={set}
        problem={problem}
      />
      <NodeMenu path={path} onRemove={onRemove} />
    </div>
  );
}
