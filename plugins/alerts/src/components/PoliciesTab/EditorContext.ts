import { createContext, useContext } from 'react';
import type {
  AlertChannels,
  EscalationRules,
} from '@callboard/backstage-plugin-alerts-common';
import type { Change } from '../../hooks/policies/usePolicyForm';
import type { PolicyForm } from '../../lib/policies/policyForm';
import type { PolicyText } from '../../lib/policies/PolicyText';

/** What the parts of the editor share. */
export interface EditorValue {
  form: PolicyForm;
  /** As they are typed. */
  rules: EscalationRules;
  change: Change;
  text: PolicyText;
  choices: AlertChannels;
  /** What is wrong with a field, in words; `below`: or with something in it. */
  problemOf: (
    pointer: string,
    options?: { below?: boolean },
  ) => string | undefined;
  /** How much is wrong with a field and what is in it. */
  problemCount: (pointer: string) => number;
}

const Context = createContext<EditorValue | undefined>(undefined);

export const EditorProvider = Context.Provider;

export function useEditor(): EditorValue {
  const value = useContext(Context);
  if (!value) throw new Error('Stands outside of the editor of a policy');
  return value;
}
