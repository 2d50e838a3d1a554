/** Addresses of views of many services, below the page of scorecards. */
export function viewPaths(root: string) {
  const query = (values: Record<string, string | undefined>) => {
    const params = new URLSearchParams();
    for (const [name, value] of Object.entries(values)) {
      if (value) params.set(name, value);
    }
    const text = params.toString();
    return text && `?${text}`;
  };
  return {
    overview: root,
    steps: (team?: string) => `${root}/steps${query({ team })}`,
    matrix: (narrowed: { scorecard?: string; team?: string; q?: string }) =>
      `${root}/matrix${query(narrowed)}`,
    /** Of a check by its id, `scorecard/check`. */
    check: (check: string) =>
      `${root}/checks/${check.split('/').map(encodeURIComponent).join('/')}`,
    standard: ({ id, anchor }: { id: string; anchor?: string }) =>
      `${root}/standards/${encodeURIComponent(id)}${
        anchor ? `#${encodeURIComponent(anchor)}` : ''
      }`,
    exemptions: `${root}/exemptions`,
    collectors: `${root}/collectors`,
    lights: (team?: string) => `${root}/lights${query({ team })}`,
  };
}

export type ViewPaths = ReturnType<typeof viewPaths>;
