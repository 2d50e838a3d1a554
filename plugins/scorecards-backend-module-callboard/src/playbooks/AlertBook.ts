import {
  namesEntity,
  type AlertCoverage,
  type CoveragePage,
  type CoverageState,
} from '@callboard/backstage-plugin-playbooks-common';
import type { Said } from '../families/readings';

/** Nowhere, or where nobody knows. */
const WITHOUT: ReadonlySet<CoverageState> = new Set([
  'none',
  'dead-link',
  'cannot-tell',
]);

const RULES = ['alert-rules', 'rules-with-playbook', 'coverage'];

type Alert = Pick<AlertCoverage, 'alert' | 'services' | 'state'>;

/** Of a service as rules write it, or of a reference: all of these may be written in any case. */
const bareName = (written: string) => {
  const text = written.trim().toLowerCase();
  return text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf(':')) + 1);
};

const all = (said: Said): Record<string, Said> =>
  Object.fromEntries(RULES.map(name => [name, said]));

/** Whose alerts lead where. */
export class AlertBook {
  readonly #byName = new Map<string, Set<Alert>>();
  readonly #cannot?: string;
  /** When the oldest of what it rests on was read; ISO 8601, UTC. */
  readonly readAt?: string;

  /** @param pages - of one list, without an end missing */
  constructor(pages: readonly Pick<CoveragePage, 'items' | 'sources'>[]) {
    const sources = pages[0]?.sources ?? [];
    const unread = sources.filter(({ completedAt }) => !completedAt);
    if (sources.length === 0) {
      this.#cannot = 'Callboard playbooks reads no files of alert rules';
    } else if (unread.length > 0) {
      const ids = unread.map(({ id }) => id).join(', ');
      this.#cannot = `Alert rules of ${ids} were not read to their end yet`;
    }
    this.readAt = sources.flatMap(one => one.completedAt ?? []).sort()[0];
    for (const alert of pages.flatMap(({ items }) => items)) this.#add(alert);
  }

  #add(alert: Alert) {
    for (const service of alert.services) {
      const name = bareName(service);
      const known = this.#byName.get(name);
      if (known) known.add(alert);
      else this.#byName.set(name, new Set([alert]));
    }
  }

  /** What is said of the alerts of an entity. */
  say(entityRef: string): Record<string, Said> {
    if (this.#cannot) return all({ unavailable: this.#cannot });
    const alerts = this.#alertsOf(entityRef);
    const without = alerts.filter(({ state }) => WITHOUT.has(state));
    const covered = alerts.length - without.length;
    const note = without.map(({ alert }) => alert).join(', ');
    const said: Record<string, Said> = {
      'alert-rules': { value: alerts.length },
      'rules-with-playbook': {
        value: covered,
        note: note && `without: ${note}`,
      },
      coverage:
        alerts.length > 0
          ? {
              value: Math.round((1_000 * covered) / alerts.length) / 10,
              note: `${covered} of ${alerts.length} alerts`,
            }
          : { missing: 'No alert names it as its service' },
    };
    return Object.fromEntries(
      Object.entries(said).map(([name, one]) => [
        name,
        { ...one, observedAt: this.readAt },
      ]),
    );
  }

  #alertsOf(entityRef: string): Alert[] {
    const near = this.#byName.get(bareName(entityRef)) ?? [];
    return [...near].filter(({ services }) =>
      services.some(service => namesEntity(service, entityRef)),
    );
  }
}
