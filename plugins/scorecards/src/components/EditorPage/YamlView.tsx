import { useLayoutEffect, useRef, type MutableRefObject } from 'react';
import { useTexts } from '@internal/frontend-kit';
import { markedParts } from '../../lib/editor/markedParts';
import { scorecardsTranslationRef } from '../../translation';
import {
  useEditorActs,
  useEditorContent,
  useEditorFindings,
  useEditorTrial,
} from './EditorContext';
import styles from './EditorPage.module.css';

/** Where the caret is, kept while the form is looked at. */
export interface Caret {
  start: number;
  end: number;
  /** To be shown, with the focus. */
  isWanted: boolean;
}

/** The height that the style sheet gives to a line. */
const LINE_PX = 20;
const LINES_ABOVE = 3;

/** The text of the document, with marks where something is wrong. */
export function YamlView({ caret }: { caret: MutableRefObject<Caret> }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const { change } = useEditorActs();
  const { text } = useEditorContent();
  const findings = useEditorFindings();
  const { isWaiting } = useEditorTrial();
  const field = useRef<HTMLTextAreaElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const lines = text.split('\n').length;

  useLayoutEffect(() => {
    const { start, end, isWanted } = caret.current;
    if (!field.current) return;
    if (isWanted || document.activeElement !== field.current) {
      field.current.setSelectionRange(start, end);
    }
    if (!isWanted) return;
    caret.current.isWanted = false;
    const line = field.current.value.slice(0, start).split('\n').length;
    field.current.focus({ preventScroll: true });
    box.current?.scrollTo?.(0, (line - LINES_ABOVE) * LINE_PX);
  });

  return (
    <div ref={box} className={styles.yaml}>
      <pre className={styles.gutter} aria-hidden="true">
        {Array.from({ length: lines }, (_, at) => at + 1).join('\n')}
      </pre>
      <div className={styles.sheet}>
        <pre aria-hidden="true">
          {markedParts(text, isWaiting ? [] : findings).map((part, at) =>
            part.severity ? (
              <mark key={at} data-severity={part.severity}>
                {part.text}
              </mark>
            ) : (
              part.text
            ),
          )}
          {'\n'}
        </pre>
        <textarea
          ref={field}
          aria-label={t('editor.yaml.label')}
          aria-invalid={findings.some(({ severity }) => severity === 'error')}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          wrap="off"
          value={text}
          onChange={({ target }) => {
            // The text has to be there at once: the caret is set by it.
            const typed = target.value;
            caret.current = {
              start: target.selectionStart,
              end: target.selectionEnd,
              isWanted: false,
            };
            change(() => typed);
          }}
          onSelect={({ currentTarget }) => {
            const { selectionStart: start, selectionEnd: end } = currentTarget;
            caret.current = { start, end, isWanted: false };
          }}
        />
      </div>
    </div>
  );
}
