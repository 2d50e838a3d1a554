import type {
  FiringAlert,
  FoundPlaybook,
} from '@callboard/backstage-plugin-playbooks-common';

/** Longest label that an address carries; longer ones are typed. */
const LONGEST = 300;
const MOST = 40;

/** Addresses below the page of playbooks. */
export function pagePaths(root: string) {
  const page = (id: string) => `${root}/pages/${encodeURIComponent(id)}`;
  return {
    root,
    coverage: `${root}/coverage`,
    /** The alerts of a service, as rules and pages write it. */
    coverageOf: (service: string) =>
      `${root}/coverage?service=${encodeURIComponent(service)}`,
    runs: `${root}/runs`,
    run: (id: string) => `${root}/runs/${encodeURIComponent(id)}`,
    /** The page of an alert by its name, or who owns it and what is near. */
    miss: (alert: string) => `${root}/r/${encodeURIComponent(alert)}`,
    open: `${root}/open`,
    page,
    /** A page filled from an alert, at its section. */
    filled: (
      { playbook, sectionId }: Pick<FoundPlaybook, 'playbook' | 'sectionId'>,
      { labels, startsAt }: Pick<FiringAlert, 'labels' | 'startsAt'>,
    ) => {
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries(labels).slice(0, MOST)) {
        if (value.length <= LONGEST) query.set(`label.${name}`, value);
      }
      if (startsAt) query.set('startsAt', startsAt);
      const hash = sectionId ? `#${encodeURIComponent(sectionId)}` : '';
      return `${page(playbook.id)}?${query}${hash}`;
    },
  };
}

/** The alert that an address was made from. */
export function alertOf(params: URLSearchParams): FiringAlert | undefined {
  const labels = Object.fromEntries(
    [...params]
      .filter(([name]) => name.startsWith('label.'))
      .slice(0, MOST)
      .map(([name, value]) => [name.slice('label.'.length), value]),
  );
  const alertname = labels.alertname ?? params.get('alert') ?? undefined;
  const startsAt = params.get('startsAt') ?? undefined;
  return Object.keys(labels).length === 0 && !alertname
    ? undefined
    : {
        labels: { ...labels, ...(alertname && { alertname }) },
        annotations: {},
        ...(startsAt &&
          !Number.isNaN(Date.parse(startsAt)) && {
            startsAt: new Date(startsAt).toISOString(),
          }),
      };
}
