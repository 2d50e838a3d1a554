import { createContext, useContext, type ReactNode } from 'react';
import type {
  DocumentFinding,
  FactInfo,
} from '@callboard/backstage-plugin-scorecards-common';
import { useTrial, type Trial } from '../../hooks/useTrial';
import type { TextHistory } from '../../lib/editor/TextHistory';
import type { Fields } from '../../lib/editor/yamlText';

/** What no key changes. */
export interface EditorActs {
  /** Changes the text. */
  change: (edit: (text: string) => string) => void;
  /** By their full names. */
  facts: ReadonlyMap<string, FactInfo>;
  /** Asks for a fact. */
  pickFact: (onPick: (fact: FactInfo) => void) => void;
  /** On a phone: values may be changed, and nothing be built. */
  isSmall: boolean;
}

/** What a key changes. */
export interface EditorContent {
  text: string;
  /** Fields of the text; of the last one that could be read, while it cannot. */
  document: Fields;
}

// Apart, so that an answer does not draw again what a key has drawn, and a key not what it leaves as it was.
const Acts = createContext<EditorActs | undefined>(undefined);
const Content = createContext<EditorContent | undefined>(undefined);
const Findings = createContext<readonly DocumentFinding[] | undefined>(
  undefined,
);
const TrialContext = createContext<Trial | undefined>(undefined);

/** Shares what the parts of the editor know of the text; each of the two is the same object until it changes. */
export function EditorProvider(props: {
  acts: EditorActs;
  content: EditorContent;
  children: ReactNode;
}) {
  const { acts, content, children } = props;
  return (
    <Acts.Provider value={acts}>
      <Content.Provider value={content}>{children}</Content.Provider>
    </Acts.Provider>
  );
}

/** Asks what the text would do. An answer draws those that read it, and nothing else of the editor. */
export function TrialProvider(props: {
  history: TextHistory;
  tryOn: string | undefined;
  children: ReactNode;
}) {
  const { history, tryOn, children } = props;
  const trial = useTrial(history, tryOn);
  return (
    <Findings.Provider value={trial.findings}>
      <TrialContext.Provider value={trial}>{children}</TrialContext.Provider>
    </Findings.Provider>
  );
}

function within<T>(value: T | undefined): T {
  if (!value) throw new Error('This stands outside of an editor');
  return value;
}

export const useEditorActs = (): EditorActs => within(useContext(Acts));

export const useEditorContent = (): EditorContent =>
  within(useContext(Content));

/** What is wrong with the text: with an earlier one while the trial is waiting. */
export const useEditorFindings = (): readonly DocumentFinding[] =>
  within(useContext(Findings));

export const useEditorTrial = (): Trial => within(useContext(TrialContext));
