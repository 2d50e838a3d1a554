import { writeOpen, type OpenCheck } from './openCheck';
import { viewPaths } from './viewPaths';

/** Tabs of the page, in their order. */
export const PAGE_TABS = [
  'overview',
  'steps',
  'matrix',
  'campaigns',
  'standards',
  'exemptions',
  'documents',
  'collectors',
] as const;

export type PageTab = (typeof PAGE_TABS)[number];

const part = encodeURIComponent;

/** Addresses below the page of scorecards. */
export function pagePaths(root: string) {
  return {
    ...viewPaths(root),
    tab: (id: PageTab) => (id === 'overview' ? root : `${root}/${id}`),
    campaign: (id: string) => `${root}/campaigns/${part(id)}`,
    /** Why a check says what it says of an entity, as a page. */
    explain: (open: Required<OpenCheck>) =>
      `${root}/explain?open=${part(writeOpen(open))}`,
  };
}
