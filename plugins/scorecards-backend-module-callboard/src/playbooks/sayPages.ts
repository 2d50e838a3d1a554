import type {
  EntityPlaybooks,
  PlaybookSummary,
  TrustLevel,
} from '@callboard/backstage-plugin-playbooks-common';
import type { Said } from '../families/readings';

const NO_PAGES = 'It has no playbook';

/** Pages that are kept elsewhere have no trust; that of another one is told. */
function sayCount(pages: readonly PlaybookSummary[], level: TrustLevel): Said {
  const untold = pages.find(({ kind, trust }) => kind === 'page' && !trust);
  if (untold) {
    return { unavailable: `How far ${untold.title} is proven was not told` };
  }
  const found = pages.filter(({ trust }) => trust?.level === level);
  return {
    value: found.length,
    note: found.map(({ title }) => title).join(', '),
  };
}

function sayProof(pages: readonly PlaybookSummary[]): Said {
  const proven = pages.flatMap(({ title, trust }) =>
    trust?.basis ? [{ day: trust.basis.day, title }] : [],
  );
  if (proven.length === 0) {
    return {
      missing:
        pages.length === 0
          ? NO_PAGES
          : 'None of its playbooks has had a good run or a review',
    };
  }
  const last = proven.reduce((a, b) => (a.day < b.day ? b : a));
  return { value: `${last.day}T00:00:00Z`, note: last.title };
}

/** The latest moment that any of them has. */
function sayLast(
  pages: readonly PlaybookSummary[],
  field: 'lastGoodRunAt' | 'lastDrillAt',
  none: string,
): Said {
  const told = pages.flatMap(({ title, [field]: at }) =>
    at ? [{ title, at }] : [],
  );
  if (told.length === 0) {
    return { missing: pages.length === 0 ? NO_PAGES : none };
  }
  const last = told.reduce((a, b) => (a.at < b.at ? b : a));
  return { value: last.at, note: last.title };
}

/** What pages elsewhere say is not known: they alone tell nothing. */
function sayRollback(pages: readonly PlaybookSummary[]): Said {
  const saying = pages.filter(({ hasRollback }) => hasRollback);
  if (saying.length > 0) {
    return { value: true, note: saying.map(({ title }) => title).join(', ') };
  }
  if (pages.length === 0) return { missing: NO_PAGES };
  return pages.some(({ kind }) => kind === 'page')
    ? { value: false }
    : { unavailable: 'All its playbooks are kept elsewhere' };
}

/** What playbooks say of the pages of an entity. */
export function sayPages({
  pages,
  totalPages,
}: EntityPlaybooks): Record<string, Said> {
  const known = pages.map(({ playbook }) => playbook);
  const count: Said = {
    value: totalPages,
    note: known.map(({ title }) => title).join(', '),
  };
  if (totalPages > pages.length) {
    const unavailable = `It has ${totalPages} playbooks, and only ${pages.length} of them were told`;
    return {
      'playbook-count': count,
      'stale-playbook-count': { unavailable },
      'unproven-playbook-count': { unavailable },
      'last-proven-at': { unavailable },
      'last-good-run': { unavailable },
      'last-drill': { unavailable },
      'has-rollback-step': { unavailable },
      'broken-link-count': { unavailable },
    };
  }
  const links = known.reduce((sum, one) => sum + (one.brokenLinks ?? 0), 0);
  return {
    'playbook-count': count,
    'stale-playbook-count': sayCount(known, 'stale'),
    'unproven-playbook-count': sayCount(known, 'never'),
    'last-proven-at': sayProof(known),
    'last-good-run': sayLast(
      known,
      'lastGoodRunAt',
      'No run of its playbooks ended well',
    ),
    'last-drill': sayLast(
      known,
      'lastDrillAt',
      'None of its playbooks was ever drilled',
    ),
    'has-rollback-step': sayRollback(known),
    'broken-link-count':
      known.length > 0 ? { value: links } : { missing: NO_PAGES },
  };
}
