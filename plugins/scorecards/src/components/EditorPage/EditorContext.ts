import { createContext, useContext } from 'react';
import type {
  DocumentFinding,
  FactInfo,
} from '@callboard/backstage-plugin-scorecards-common';
import type { Fields } from '../../lib/editor/yamlText';

/** What the parts of the editor share. */
export interface EditorValue {
  text: string;
  /** Fields of the text; of the last one that could be read, while it cannot. */
  document: Fields;
  /** Changes the text. */
  change: (edit: (text: string) => string) => void;
  findings: readonly DocumentFinding[];
  /** They are of an earlier text: places in it may be others. */
  isWaiting: boolean;
  /** By their full names. */
  facts: ReadonlyMap<string, FactInfo>;
  /** Asks for a fact. */
  pickFact: (onPick: (fact: FactInfo) => void) => void;
  /** Services that the text is about now; unknown while it is broken. */
  services?: number;
  /** On a phone: values may be changed, and nothing be built. */
  isSmall: boolean;
}

const Context = createContext<EditorValue | undefined>(undefined);

export const EditorProvider = Context.Provider;

export function useEditor(): EditorValue {
  const value = useContext(Context);
  if (!value) throw new Error('This stands outside of an editor');
  return value;
}
