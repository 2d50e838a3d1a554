import type {
  FiringAlert,
  FoundPlaybook,
} from '@callboard/backstage-plugin-playbooks-common';

/** Longest label that an address carries; longer ones are typed. */
const LONGEST = 300;
const MOST = 40;

/** What of an alert stands in an address. */
type AddressedAlert = Pick<FiringAlert, 'labels' | 'startsAt' | 'entityRef'>;

function queryOf({
  labels,
  startsAt,
  entityRef,
}: AddressedAlert): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(labels).slice(0, MOST)) {
    if (value.length <= LONGEST) query.set(`label.${name}`, value);
  }
  if (startsAt) query.set('startsAt', startsAt);
  if (entityRef) query.set('entityRef', entityRef);
  return query;
}

/** Addresses below the page of playbooks. */
export function pagePaths(root: string) {
  // The router matches no address with a line break in it.
  const miss = (alert: string) =>
    `${root}/r/${encodeURIComponent(alert.replace(/\s+/g, ' '))}`;
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
    miss,
    /** All pages that answer an alert, to choose from. */
    choice: (alert: FiringAlert) =>
      `${miss(alert.labels.alertname ?? '')}?${queryOf(alert)}&choose`,
    /** A page to begin with for an alert. */
    draft: (alert: FiringAlert) => `${root}/draft?${queryOf(alert)}`,
    open: `${root}/open`,
    page,
    /** A page filled from an alert and with what was typed, at its section. */
    filled: (
      { playbook, sectionId }: Pick<FoundPlaybook, 'playbook' | 'sectionId'>,
      alert: AddressedAlert,
      typed: Record<string, string> = {},
    ) => {
      const query = queryOf(alert);
      for (const [name, value] of Object.entries(typed)) {
        query.set(`v.${name}`, value);
      }
      const hash = sectionId ? `#${encodeURIComponent(sectionId)}` : '';
      return `${page(playbook.id)}?${query}${hash}`;
    },
  };
}

/** Writes addresses below the page of playbooks. */
export type PagePaths = ReturnType<typeof pagePaths>;

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
  const entityRef = params.get('entityRef');
  return Object.keys(labels).length === 0 && !alertname
    ? undefined
    : {
        labels: { ...labels, ...(alertname && { alertname }) },
        annotations: {},
        ...(entityRef && { entityRef }),
        ...(startsAt &&
          !Number.isNaN(Date.parse(startsAt)) && {
            startsAt: new Date(startsAt).toISOString(),
          }),
      };
}

/** Words in the address of an alert that are no labels. */
const OTHERS = new Set(['alert', 'choose', 'entityRef', 'startsAt']);

/**
 * The alert of an address such as `/r/LedgerLag?namespace=pay`: the name of a label may have `label.` in front, as our own
 * addresses do, or stand alone, as people write it into rules.
 */
export function alertNamed(name: string, params: URLSearchParams): FiringAlert {
  const bare = [...params].filter(
    ([key]) => /^[A-Za-z_][A-Za-z0-9_]{0,100}$/.test(key) && !OTHERS.has(key),
  );
  const written = alertOf(params);
  return {
    annotations: {},
    ...written,
    labels: {
      ...Object.fromEntries(bare.slice(0, MOST)),
      ...written?.labels,
      alertname: name,
    },
  };
}
