import { createContext, useContext } from 'react';
import type {
  RunItem,
  StepState,
} from '@callboard/backstage-plugin-playbooks-common';
import type { ShownStep } from '../../lib/runs/mergeRun';

/** A note before it is sent. */
export interface WrittenNote {
  stepId?: string;
  text?: string;
  output?: string;
}

/** Somebody wants to write, or something typed was not sent yet. */
export type OpenNote = 'asked' | 'unsent';

/** What the parts of a run's page share. */
export interface RunValue {
  items: readonly RunItem[];
  titleOf: (itemId: string) => string;
  nameOf: (userRef: string) => string;
  steps: ReadonlyMap<string, ShownStep>;
  /** The item to do now; absent when all are marked. */
  currentId?: string;
  mark: (stepId: string, state: StepState) => void;
  note: (note: WrittenNote) => void;
  /** Whose drafts they are, and of which run. */
  draftsOf: string;
  /** Where the note field is open, and why: what was typed before a reload is shown again, without taking the keyboard. */
  notesOn: ReadonlyMap<string, OpenNote>;
  /** Opens or closes it. */
  setNote: (stepId: string, why: OpenNote | undefined) => void;
  /** Whether the reader may write in it, and it has not ended. */
  canMark: boolean;
  /** Whether the reader may write in it; what was known late is told after the end. */
  canNote: boolean;
}

const RunContext = createContext<RunValue | undefined>(undefined);

export const RunProvider = RunContext.Provider;

/** The run of the page around. */
export function useRunValue(): RunValue {
  const value = useContext(RunContext);
  if (!value) throw new Error('There is no run around');
  return value;
}
