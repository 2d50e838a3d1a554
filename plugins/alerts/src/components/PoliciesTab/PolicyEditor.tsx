import type { KeyboardEvent, ReactNode } from 'react';
import { useNarrow, useTexts } from '@internal/frontend-kit';
import type {
  PolicyDraft,
  StoredPolicy,
} from '@callboard/backstage-plugin-alerts-common';
import { useChoices } from '../../hooks/policies/usePolicies';
import {
  usePolicyEditor,
  type PolicyEditorState,
} from '../../hooks/policies/usePolicyEditor';
import { usePolicyText } from '../../hooks/policies/usePolicyText';
import { useDocumentTitle } from '../../hooks/useDocumentTitle';
import { problemsBelow } from '../../lib/policies/policyProblems';
import { alertsTranslationRef } from '../../translation';
import { AboutFields } from './AboutFields';
import { EditorActs } from './EditorActs';
import { EditorNotes } from './EditorNotes';
import { EditorProvider, type EditorValue } from './EditorContext';
import { EndFields } from './EndFields';
import { Folded } from './Folded';
import { PolicyHead } from './PolicyHead';
import { Problems } from './Problems';
import { SaveEffect } from './SaveEffect';
import { Simulator } from './Simulator';
import { StepList } from './StepList';
import styles from './PoliciesTab.module.css';

interface EditorProps {
  /** Absent for a new one. */
  policy?: StoredPolicy;
  /** What a new one begins with. */
  initial: PolicyDraft;
  isGone?: boolean;
  /** All that there are. */
  policies: readonly StoredPolicy[];
  onSaved: (saved: StoredPolicy, before?: StoredPolicy) => void;
}

function useEditorValue(editor: PolicyEditorState): EditorValue {
  const { form, draft, change, problems } = editor;
  const { t } = useTexts(alertsTranslationRef);
  const choices = useChoices();
  const text = usePolicyText([draft.rules]);
  return {
    ...{ form, change, text, choices, rules: draft.rules },
    problemOf: (pointer, { below } = {}) => {
      const found = below
        ? problemsBelow(problems, pointer)[0]
        : problems.find(one => one.pointer === pointer);
      return found && t('policies.editor.problem', { message: found.message });
    },
    problemCount: pointer => problemsBelow(problems, pointer).length,
  };
}

/** A policy is written beside what it would do. */
export function PolicyEditor(props: EditorProps) {
  const { policy, initial, isGone = false, policies, onSaved } = props;
  const { t } = useTexts(alertsTranslationRef);
  const isNarrow = useNarrow();
  const editor = usePolicyEditor({ policy, initial, isGone, onSaved });
  const value = useEditorValue(editor);
  const { draft, simulated } = editor;
  const title = draft.title || policy?.title || t('policies.editor.newTitle');
  useDocumentTitle(title);
  const simulator = (
    <Simulator simulated={simulated} hasTeam={draft.teamRef !== ''} />
  );
  return (
    <EditorProvider value={value}>
      <PolicyHead {...{ title, policy }} isChanged={editor.isChanged}>
        {!isNarrow && <EditorActs editor={editor} />}
      </PolicyHead>
      <EditorNotes editor={editor} />
      <Problems problems={editor.problems} isShown={editor.asked} />
      <div className={styles.columns}>
        <Undoable editor={editor}>
          <AboutFields isNew={!policy} />
          <StepList />
          <EndFields />
          <SaveEffect {...{ draft, policy, policies }} />
        </Undoable>
        {isNarrow ? <Folded>{simulator}</Folded> : simulator}
      </div>
      {isNarrow && <EditorActs editor={editor} isBar />}
    </EditorProvider>
  );
}

/** Ctrl+Z steps back through edits, whichever field they were made in; Ctrl+Shift+Z and Ctrl+Y forward again. */
function Undoable(props: { editor: PolicyEditorState; children: ReactNode }) {
  const { undo, redo } = props.editor;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.ctrlKey && !event.metaKey) return;
    const key = event.key.toLowerCase();
    const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
    if (!isRedo && key !== 'z') return;
    event.preventDefault();
    if (isRedo) redo();
    else undo();
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- hears the keys of the fields in it
    <div className={styles.column} onKeyDown={onKeyDown}>
      {props.children}
    </div>
  );
}
