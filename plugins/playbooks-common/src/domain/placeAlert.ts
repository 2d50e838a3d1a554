import type {
  AlertCoverage,
  AlertMatch,
  AlertRule,
  AlertSeverity,
  CoverageFinding,
} from '../types';
import type { AlertIndex } from './AlertIndex';
import type { OwnAddresses } from './OwnAddresses';
import type { LinkState } from './checkLink';
import { namesEntity } from './PageRelations';
import { SEVERITIES, severityOf } from './severity';
import type { TrustInput } from './trust';

/**
 * An alert of a rule file, with its rules there.
 *
 * @public
 */
export interface AlertOfFile {
  alert: string;
  sourceId: string;
  path: string;
  /** Address under which people know the file. */
  url?: string;
  rules: readonly AlertRule[];
}

/**
 * What the coverage needs to know of a page.
 *
 * @public
 */
export interface CoveredPage extends Omit<TrustInput, 'runs'> {
  id: string;
  title: string;
  url?: string;
  status: 'draft' | 'active' | 'deprecated';
  /** It is kept elsewhere. */
  isExternal?: boolean;
  /** It is kept elsewhere, and not at its address any more. */
  isGone?: boolean;
  services: readonly string[];
  commands: number;
  /** Places that say that something is still to be written. */
  todos: number;
  sections: readonly {
    id: string;
    title: string;
    commands: number;
    todos: number;
  }[];
}

/**
 * An alert with what it leads to, before runs and dates are looked at.
 *
 * @public
 */
export interface PlacedAlert {
  alert: string;
  severity: AlertSeverity;
  services: string[];
  rules: AlertCoverage['rules'];
  target?: {
    page: CoveredPage;
    section?: CoveredPage['sections'][number];
    reason: AlertMatch['reason'];
  };
  /** Of its link, and of a page that it shares. */
  findings: CoverageFinding[];
}

const MOST_RULES = 20;

const unique = <T>(items: readonly T[]) => [...new Set(items)];

function loudestOf(rules: readonly AlertRule[]): AlertSeverity {
  const found = rules.map(({ labels }) => severityOf(labels.severity));
  return SEVERITIES.find(severity => found.includes(severity)) ?? 'unknown';
}

/**
 * What alerts may lead to.
 *
 * @public
 */
export interface CoverageGround {
  pages: ReadonlyMap<string, CoveredPage>;
  index: Pick<AlertIndex, 'find'>;
  addresses: OwnAddresses;
  /** Where a link leads that is none of ours; absent where nobody asks. */
  linkStateOf?: (address: string) => LinkState;
}

/** The page of one rule, or what is wrong with its link. */
function followRule(
  alert: string,
  runbookUrl: string | undefined,
  { index, addresses, linkStateOf }: CoverageGround,
): { match?: AlertMatch; finding?: CoverageFinding } {
  const [match] = index.find(alert, runbookUrl);
  if (runbookUrl === undefined || match?.reason === 'runbook-url') {
    return { match };
  }
  const link = addresses.read(runbookUrl);
  const state = link === 'cannot-tell' ? linkStateOf?.(runbookUrl) : undefined;
  if (link === 'dead' || state === 'broken') {
    return { match, finding: { state: 'dead-link', address: runbookUrl } };
  }
  // A page that is called like the alert answers it, whatever its link is.
  return match || link === 'by-name'
    ? { match }
    : {
        finding: {
          state: state === 'ok' ? 'external' : 'cannot-tell',
          address: runbookUrl,
        },
      };
}

function targetOf(
  match: AlertMatch | undefined,
  { pages }: CoverageGround,
): PlacedAlert['target'] {
  const page = match && pages.get(match.pageId);
  return (
    page && {
      page,
      section: page.sections.find(({ id }) => id === match.sectionId),
      reason: match.reason,
    }
  );
}

/** What rules call `ledger`, and the page `component:default/ledger`, is one service. */
function servicesOf(
  rules: readonly AlertRule[],
  ofPage: readonly string[],
): string[] {
  const labels = rules
    .map(rule => rule.labels.service ?? '')
    .filter(
      service =>
        service !== '' &&
        !service.includes('{{') &&
        !ofPage.some(one => namesEntity(service, one.toLowerCase())),
    );
  return unique([...labels, ...ofPage]).sort();
}

/**
 * Where an alert leads. It changes only when rules or pages do.
 *
 * @param files - all rules of that name, by file
 * @public
 */
export function placeAlert(
  alert: string,
  files: readonly AlertOfFile[],
  ground: CoverageGround,
): PlacedAlert {
  const rules = files.flatMap(file => file.rules);
  const followed = unique(rules.map(({ runbookUrl }) => runbookUrl)).map(url =>
    followRule(alert, url, ground),
  );
  const target = targetOf(followed.find(({ match }) => match)?.match, ground);
  const findings = followed.flatMap(({ finding }) => finding ?? []);
  return {
    alert,
    severity: loudestOf(rules),
    services: servicesOf(rules, target?.page.services ?? []),
    rules: files
      .flatMap(({ sourceId, path, url, rules: ofFile }) =>
        ofFile.map(({ line }) => ({
          sourceId,
          path,
          line,
          ...(url && { url }),
        })),
      )
      .slice(0, MOST_RULES),
    ...(target && { target }),
    findings,
  };
}

/**
 * Adds to each alert whether its link leads to a page which does not name it and answers others as well.
 *
 * @public
 */
export function withAliases(
  placed: readonly PlacedAlert[],
  { index }: Pick<CoverageGround, 'index'>,
): PlacedAlert[] {
  const together = new Map<string, number>();
  const keyOf = ({ target }: PlacedAlert) =>
    target && `${target.page.id}#${target.section?.id ?? ''}`;
  for (const one of placed) {
    const key = keyOf(one);
    if (key) together.set(key, (together.get(key) ?? 0) + 1);
  }
  return placed.map(one => {
    const others = (together.get(keyOf(one) ?? '') ?? 1) - 1;
    const isNamed = () =>
      index
        .find(one.alert)
        .some(({ pageId }) => pageId === one.target?.page.id);
    return others > 0 && !isNamed()
      ? {
          ...one,
          findings: [...one.findings, { state: 'alias', count: others }],
        }
      : one;
  });
}
