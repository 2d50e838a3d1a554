import { memo, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Container, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { useUrlState, useTexts } from '@internal/frontend-kit';
import type {
  DocumentDetail,
  DocumentFinding,
  FactInfo,
} from '@callboard/backstage-plugin-scorecards-common';
import { useLatest } from '../../hooks/useLatest';
import { useCheckTitles } from '../../hooks/useCheckTitles';
import type { TextHistory } from '../../lib/editor/TextHistory';
import { scorecardsTranslationRef } from '../../translation';
import { FactPicker } from './condition/FactPicker';
import { CheckForm } from './CheckForm';
import { DocumentForm } from './DocumentForm';
import {
  EditorProvider,
  TrialProvider,
  type EditorActs,
  type EditorContent,
} from './EditorContext';
import { EditorHead } from './EditorHead';
import { EditorNotes } from './EditorNotes';
import { Findings } from './Findings';
import { LevelTree } from './LevelTree';
import { PublishDialog } from './PublishDialog';
import { SmallEditor } from './SmallEditor';
import { useChosenCheck } from './useChosenCheck';
import {
  useEditorState,
  type EditorState,
  type Reload,
} from './useEditorState';
import { VersionList } from './VersionList';
import { WhatIfPanel } from './whatIf/WhatIfPanel';
import { YamlView, type Caret } from './YamlView';
import styles from './EditorPage.module.css';

/** A document is edited beside what the edit would do. */
export function Editor(props: { detail: DocumentDetail; reload: Reload }) {
  const editor = useEditorState(props.detail, props.reload);
  const { typed, document, facts, isSmall } = editor;
  const { history } = typed;
  const [picking, setPicking] = useState<(fact: FactInfo) => void>();
  const acts = useMemo(
    (): EditorActs => ({
      change: history.change,
      facts,
      pickFact: onPick => setPicking(() => onPick),
      isSmall,
    }),
    [history, facts, isSmall],
  );
  const content = useMemo(
    (): EditorContent => ({ text: typed.text, document }),
    [typed.text, document],
  );
  return (
    <EditorProvider acts={acts} content={content}>
      <TrialProvider history={history} tryOn={editor.tryOn}>
        <EditorHead editor={editor} />
        <Container className={styles.page}>
          <EditorNotes editor={editor} />
          <Undoable history={history}>
            {isSmall ? (
              <SmallEditor editor={editor} />
            ) : (
              <Columns editor={editor} />
            )}
          </Undoable>
        </Container>
        {editor.isPublishing && <PublishDialog editor={editor} />}
      </TrialProvider>
      {picking && (
        <FactPicker
          facts={[...facts.values()]}
          tryOn={editor.tryOn}
          onPick={fact => {
            setPicking(undefined);
            picking(fact);
          }}
          onClose={() => setPicking(undefined)}
        />
      )}
    </EditorProvider>
  );
}

function Columns({ editor }: { editor: EditorState }) {
  const { chosen, choose } = useChosenCheck(editor.document);
  const { kind, id, active } = editor.detail;
  const isScorecard = kind === 'Scorecard';
  const titleOf = useCheckTitles(isScorecard && active ? [id] : []);
  return (
    <div className={styles.columns} data-kind={editor.detail.kind}>
      {isScorecard && (
        <LevelTree chosen={chosen} onChoose={choose} titleOf={titleOf} />
      )}
      <Views editor={editor} chosen={chosen} />
      {isScorecard && <WhatIfPanel />}
    </div>
  );
}

const ViewChoice = memo(
  (props: { isYaml: boolean; onChoose: (view: string) => void }) => {
    const { isYaml, onChoose } = props;
    const { t } = useTexts(scorecardsTranslationRef);
    return (
      <ToggleButtonGroup
        aria-label={t('editor.view')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[isYaml ? 'yaml' : 'form']}
        onSelectionChange={keys => onChoose(String([...keys][0]))}
      >
        <ToggleButton id="form">{t('editor.form')}</ToggleButton>
        <ToggleButton id="yaml">{t('editor.yaml.name')}</ToggleButton>
      </ToggleButtonGroup>
    );
  },
);

/** Form and YAML: two views of one text. */
function Views({ editor, chosen }: { editor: EditorState; chosen?: number }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const { params, change } = useUrlState();
  const caret = useRef<Caret>({ start: 0, end: 0, isWanted: false });
  const [, redraw] = useState(0);
  const isYaml = params.get('view') === 'yaml';
  const show = (view: string) =>
    change({ view: view === 'yaml' ? view : undefined }, { replace: true });
  const goTo = ({ position }: DocumentFinding) => {
    if (!position) return;
    caret.current = { ...position, isWanted: true };
    if (isYaml) redraw(n => n + 1);
    else show('yaml');
  };
  const views = useRef<HTMLElement>(null);
  const onMended = (finding: DocumentFinding) =>
    isYaml ? goTo(finding) : views.current?.focus();
  return (
    <section
      ref={views}
      tabIndex={-1}
      className={styles.views}
      aria-label={t('editor.views')}
    >
      <ViewChoice isYaml={isYaml} onChoose={useLatest(show)} />
      {isYaml && <YamlView caret={caret} />}
      {!isYaml && !editor.isReadable && <p>{t('editor.unreadable')}</p>}
      {!isYaml &&
        editor.isReadable &&
        (chosen === undefined ? (
          <DocumentForm />
        ) : (
          <CheckForm key={chosen} index={chosen} />
        ))}
      <Findings onGoTo={goTo} onMended={onMended} />
      {chosen === undefined && (
        <VersionList versions={editor.detail.versions} />
      )}
    </section>
  );
}

/** Ctrl+Z steps back through edits, whichever view they were made in; Ctrl+Shift+Z and Ctrl+Y forward again. */
function Undoable(props: { history: TextHistory; children: JSX.Element }) {
  const { undo, redo } = props.history;
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
    <div onKeyDown={onKeyDown}>{props.children}</div>
  );
}
