import { createContext, useContext } from 'react';

/** What the commands of a page are filled with. */
export interface Values {
  /** Variable → value. */
  values: ReadonlyMap<string, string>;
  declared: readonly string[];
  setByPage: ReadonlySet<string>;
  /** Variables whose values do not go on paper. */
  secrets: ReadonlySet<string>;
  /** Leads to the field of a variable. */
  ask: (name: string) => void;
}

const ValuesContext = createContext<Values>({
  values: new Map(),
  declared: [],
  setByPage: new Set(),
  secrets: new Set(),
  ask: () => undefined,
});

export const ValuesProvider = ValuesContext.Provider;

/** Values of the page around. */
export const useValues = () => useContext(ValuesContext);
