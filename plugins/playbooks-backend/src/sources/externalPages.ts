import type {
  AlertPage,
  CoveredPage,
  PlaybookSummary,
  RelatablePage,
} from '@callboard/backstage-plugin-playbooks-common';
import type { ExternalConfig } from '../config/readPlaybooksConfig';
import { pageIdOf } from '../sync/pageIdOf';
import type { LinkedPage } from './SourceBook';

/** What a page of another system is in the register. */
export interface ExternalEntry {
  summary: PlaybookSummary;
  alertPage: AlertPage;
  covered: CoveredPage;
  relatable: RelatablePage;
}

function entryOf(
  id: string,
  sourceId: string,
  page: Omit<ExternalConfig, 'alerts' | 'services'> &
    Partial<Pick<ExternalConfig, 'alerts' | 'services'>>,
): ExternalEntry {
  const { title, url, alerts = [], services = [], owner } = page;
  const { host, pathname } = new URL(url);
  return {
    summary: {
      kind: 'external',
      id,
      title,
      sourceId,
      path: `${host}${pathname}`,
      url,
      status: 'active',
      steps: 0,
      commands: 0,
      problems: 0,
      alerts,
    },
    alertPage: { id, title, names: [], alerts, addresses: [url], sections: [] },
    covered: {
      id,
      title,
      url,
      status: 'active',
      isExternal: true,
      services,
      commands: 0,
      todos: 0,
      sections: [],
      version: '',
      // Nobody looks at these: trust is for pages whose text we have.
      changedAt: new Date(0).toISOString(),
      isChangeSeen: false,
    },
    relatable: { id, services, ...(owner && { owner }) },
  };
}

/** A page of the configuration that another system keeps. */
export function configuredExternal(page: ExternalConfig): ExternalEntry {
  const id = pageIdOf('external', page.url);
  const entry = entryOf(id, 'external:config', page);
  return { ...entry, relatable: { ...entry.relatable, address: page.url } };
}

/** Many links are called nothing but runbook: then the end of the address says of what. */
function titleOf({ title, url }: LinkedPage): string {
  const [, name] = /\/([\w.-]{2,100})\/?$/.exec(new URL(url).pathname) ?? [];
  return name && /^(?:run|play)[ -]?books?$/i.test(title)
    ? `${title}: ${name}`
    : title;
}

/**
 * A link of entities to a page that another system keeps. Title and address make it: who sees another entity with the same
 * address must not read a title that they may not see.
 */
export function linkedExternal(link: LinkedPage): ExternalEntry {
  const { url, entityRefs } = link;
  const title = titleOf(link);
  const id = pageIdOf('external', `${url}\0${title}`);
  const entry = entryOf(id, 'entity:link', { title, url });
  const readFor = { entityRefs, reason: 'link' as const };
  return { ...entry, relatable: { ...entry.relatable, readFor } };
}
