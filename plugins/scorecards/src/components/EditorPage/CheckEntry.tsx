import type { KeyboardEvent } from 'react';
import { useTexts } from '@internal/frontend-kit';
import { RiAlertLine, RiCloseCircleLine, RiDraggable } from '@remixicon/react';
import { findingsBelow } from '../../lib/editor/findings';
import type { TreeCheck, TreePlace } from '../../lib/editor/levelTree';
import { setAt } from '../../lib/editor/yamlText';
import { scorecardsTranslationRef } from '../../translation';
import { ActMenu } from './ActMenu';
import { useEditorActs, useEditorFindings } from './EditorContext';
import { useLevelDrag } from './useLevelDrag';
import styles from './EditorPage.module.css';

const ACTS = ['up', 'down', 'remove'] as const;
type Act = (typeof ACTS)[number];

/** A check in the tree. */
export function CheckEntry(props: {
  check: TreeCheck;
  isChosen: boolean;
  onChoose: () => void;
  onStep: (by: -1 | 1) => void;
  onDrop: (to: TreePlace) => void;
}) {
  const { check, isChosen, onChoose, onStep, onDrop } = props;
  const { title, index } = check;
  const { t } = useTexts(scorecardsTranslationRef);
  const { change } = useEditorActs();
  const handle = useLevelDrag(onDrop);
  const step = (by: -1 | 1) => {
    onStep(by);
    // It stands elsewhere in the document now, and a browser takes the focus from what is moved there.
    requestAnimationFrame(() =>
      window.document
        .querySelector<HTMLElement>(`[data-check="${CSS.escape(check.id)}"]`)
        ?.focus(),
    );
  };
  const onAct = (act: Act) => {
    if (act === 'remove') {
      change(text => setAt(text, ['checks', index], undefined));
    } else step(act === 'up' ? -1 : 1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as -1 | 1 | undefined;
    if (!event.altKey || by === undefined) return;
    event.preventDefault();
    step(by);
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears the keys of the buttons in it
    <li className={styles.check} onKeyDown={onKeyDown}>
      {/* Keys and screen readers have the menu beside it. */}
      <span
        aria-hidden="true"
        className={styles.handle}
        title={t('editor.tree.drag')}
        {...handle}
      >
        <RiDraggable />
      </span>
      <button
        type="button"
        className={styles.entry}
        data-check={check.id}
        aria-current={isChosen}
        onClick={onChoose}
      >
        <Mark index={index} />
        {title || t('editor.tree.untitled')}
      </button>
      <ActMenu
        label={t('editor.tree.more', { title })}
        acts={ACTS.map(id => ({ id, label: t(`editor.tree.${id}`) }))}
        onAct={onAct}
      />
    </li>
  );
}

/** Says that something in a check is wrong. */
function Mark({ index }: { index: number }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const findings = useEditorFindings();
  const found = findingsBelow(findings, ['checks', index]);
  if (found.length === 0) return null;
  const isError = found.some(({ severity }) => severity === 'error');
  const Icon = isError ? RiCloseCircleLine : RiAlertLine;
  return (
    <span className={isError ? styles.bad : styles.warn}>
      <Icon
        role="img"
        aria-label={t(isError ? 'editor.tree.broken' : 'editor.tree.odd')}
      />
    </span>
  );
}
