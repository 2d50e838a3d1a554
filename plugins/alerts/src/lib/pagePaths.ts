/** Tabs that work. */
export const PAGE_TABS = [
  'open',
  'unrouted',
  'silences',
  'policies',
  'keys',
  'rules',
  'deliveries',
] as const;
export type PageTab = (typeof PAGE_TABS)[number];

/** Addresses below the page of alerts. */
export function pagePaths(root: string) {
  const listOf = (params: Record<string, string>) =>
    `${root}?${new URLSearchParams(params)}`;
  return {
    tab: (id: PageTab) => (id === 'open' ? root : `${root}/${id}`),
    /** The editor of a policy: its id, `new` or `built-in`. */
    policy: (id: string) =>
      `${root}/policies?${new URLSearchParams({ policy: id })}`,
    alert: (id: string) => `${root}/${encodeURIComponent(id)}`,
    /** The note of a shift. */
    handoff: (shift: string) => `${root}/handoff/${encodeURIComponent(shift)}`,
    /** What is open of a service, or of a team. */
    of: (entityRef: string) =>
      listOf(
        entityRef.startsWith('group:')
          ? { team: entityRef }
          : { service: entityRef },
      ),
    labelled: (name: string, value: string) =>
      listOf({ label: `${name}=${value}` }),
    mine: () => listOf({ mine: 'me' }),
  };
}
