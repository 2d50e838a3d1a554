import { createContext, useContext, type ReactNode } from 'react';
import type {
  DocumentFinding,
  FactInfo,
} from '@callboard/backstage-plugin-scorecards-common';
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
  findings: readonly DocumentFinding[];
}

/** What each answer changes. */
export interface EditorNews {
  /** Findings are of an earlier text: places in it may be others. */
  isWaiting: boolean;
  /** Services that the text is about now; unknown while it is broken. */
  services?: number;
}

// Three, so that an answer does not draw again what a key has drawn, and a key not what it leaves as it was.
const Acts = createContext<EditorActs | undefined>(undefined);
const Content = createContext<EditorContent | undefined>(undefined);
const News = createContext<EditorNews | undefined>(undefined);

/** Shares what the parts of the editor know; each of the three is the same object until it changes. */
export function EditorProvider(props: {
  acts: EditorActs;
  content: EditorContent;
  news: EditorNews;
  children: ReactNode;
}) {
  const { acts, content, news, children } = props;
  return (
    <Acts.Provider value={acts}>
      <Content.Provider value={content}>
        <News.Provider value={news}>{children}</News.Provider>
      </Content.Provider>
    </Acts.Provider>
  );
}

function within<T>(value: T | undefined): T {
  if (!value) throw new Error('This stands outside of an editor');
  return value;
}

export const useEditorActs = (): EditorActs => within(useContext(Acts));

export const useEditorContent = (): EditorContent =>
  within(useContext(Content));

export const useEditorNews = (): EditorNews => within(useContext(News));
