import { createContext, useContext } from 'react';
import type { pagePaths } from '../lib/pagePaths';
import { useHomePath } from './useHomePath';

const PathsContext = createContext<ReturnType<typeof pagePaths> | undefined>(
  undefined,
);

/** Stands around the page itself, which knows its own address. */
export const PathsProvider = PathsContext.Provider;

/** Writes addresses below the page, on it and anywhere else; undefined in a portal that has the cards without the page. */
export function useAlertPaths() {
  const home = useHomePath();
  return useContext(PathsContext) ?? home;
}
