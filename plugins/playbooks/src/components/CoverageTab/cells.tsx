import { Fragment } from 'react';
import { ButtonLink, Link } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import {
  formatDay,
  safeHref,
  StatusText,
  useLocale,
  useTexts,
} from '@internal/frontend-kit';
import type {
  AlertCoverage,
  CoverageFinding,
} from '@callboard/backstage-plugin-playbooks-common';
import { usePagePath } from '../../hooks/usePagePath';
import {
  actionFor,
  ruleAddress,
  severityTones,
  shortService,
  stateTones,
} from '../../lib/coverageWords';
import { playbooksTranslationRef } from '../../translation';
import { TrustLine } from '../TrustLine';
import styles from './CoverageTab.module.css';

/** The name of the alert, whose it is, and where its rule stands; a phone has no room for that. */
export function AlertCell(props: { row: AlertCoverage; isShort?: boolean }) {
  const { row, isShort } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const path = usePagePath();
  const [rule] = row.rules;
  const address = safeHref(ruleAddress(row) ?? '');
  const place =
    rule && t('coverage.rule', { place: `${rule.path}:${rule.line}` });
  return (
    <span className={styles.stack}>
      <strong>{row.alert}</strong>
      {row.services.length > 0 && (
        <span className={styles.quiet}>
          {row.services.map((service, index) => (
            <Fragment key={service}>
              {index > 0 && ', '}
              <Link
                className={styles.service}
                href={path.coverageOf(service)}
                title={t('coverage.ofService', { service })}
              >
                {shortService(service)}
              </Link>
            </Fragment>
          ))}
        </span>
      )}
      {place && !isShort && (
        <span className={styles.quiet}>
          {address ? (
            <a href={address} target="_blank" rel="noopener noreferrer">
              {place}
            </a>
          ) : (
            place
          )}
        </span>
      )}
    </span>
  );
}

export function SeverityCell({ row }: { row: AlertCoverage }) {
  const { t } = useTexts(playbooksTranslationRef);
  return (
    <StatusText
      tone={severityTones[row.severity]}
      text={t(`coverage.severity.${row.severity}`)}
    />
  );
}

function useFindingText() {
  const { t } = useTexts(playbooksTranslationRef);
  const locale = useLocale();
  return ({ state, count = 0, day }: CoverageFinding): string => {
    switch (state) {
      case 'todo':
        return count > 0
          ? t('coverage.states.todo', { count })
          : t('coverage.states.draft');
      case 'alias':
        return t('coverage.states.alias', { count });
      case 'overdue':
        return t('coverage.states.overdue', {
          day: formatDay(new Date(`${day}T12:00:00Z`), { locale }),
        });
      default:
        return t(`coverage.states.${state}`);
    }
  };
}

/** The state in words, and what else there is to say. */
export function StateCell({ row }: { row: AlertCoverage }) {
  const { t } = useTexts(playbooksTranslationRef);
  const textOf = useFindingText();
  const [first, ...others] = row.findings;
  const address = row.findings.find(finding => finding.address)?.address;
  // The page itself says that it is there, and how much it was used.
  const more = others.filter(
    ({ state }) => !['page', 'section', 'never-run'].includes(state),
  );
  return (
    <span className={styles.stack}>
      <StatusText
        tone={stateTones[first.state]}
        text={textOf(first)}
        {...(first.state === 'external' && { icon: RiExternalLinkLine })}
      />
      {address && (
        <span className={styles.quiet}>
          {t('coverage.linkOf', { address })}
        </span>
      )}
      {more.map(finding => (
        <span key={finding.state} className={styles.quiet}>
          {textOf(finding)}
        </span>
      ))}
    </span>
  );
}

/** The page that answers, at its section, with what it is to be trusted. */
export function PageCell({ row }: { row: AlertCoverage }) {
  const { t } = useTexts(playbooksTranslationRef);
  const path = usePagePath();
  const { page, trust } = row;
  // The state says it.
  if (!page) {
    return null;
  }
  const hash = page.sectionId ? `#${encodeURIComponent(page.sectionId)}` : '';
  const isExternal = row.findings.some(({ state }) => state === 'external');
  return (
    <span className={styles.stack}>
      {isExternal ? (
        <Link
          href={safeHref(page.url ?? '')}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={`${page.title}, ${t('entities.opens')}`}
        >
          {page.title} ↗
        </Link>
      ) : (
        <Link href={`${path.page(page.id)}${hash}`}>{page.title}</Link>
      )}
      {page.sectionTitle && (
        <span className={styles.quiet}>
          {t('coverage.section', { section: page.sectionTitle })}
        </span>
      )}
      {trust && <TrustLine trust={trust} />}
    </span>
  );
}

/** The next thing to do about it. */
export function ActionCell({ row }: { row: AlertCoverage }) {
  const { t } = useTexts(playbooksTranslationRef);
  const path = usePagePath();
  const action = actionFor(row);
  if (!action) {
    return null;
  }
  const href =
    action.kind === 'write' ? path.miss(row.alert) : safeHref(action.href);
  if (!href) {
    return null;
  }
  const text = t(`coverage.actions.${action.kind}`);
  return (
    <ButtonLink
      className={styles.action}
      size="small"
      variant="secondary"
      href={href}
      aria-label={t('coverage.actions.for', { action: text, alert: row.alert })}
      {...(action.kind !== 'write' && {
        target: '_blank',
        rel: 'noopener noreferrer',
      })}
    >
      {text}
    </ButtonLink>
  );
}
