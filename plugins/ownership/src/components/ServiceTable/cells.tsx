import { Link, VisuallyHidden } from '@backstage/ui';
import {
  DanglingRef,
  EntityLink,
  formatDay,
  PersonLink,
  safeHref,
  StatusText,
  TeamLink,
  TimeText,
  TrustMark,
  useLocale,
  useTexts,
} from '@internal/frontend-kit';
import type {
  OwnershipRow,
  OwnerTrust,
} from '@callboard/backstage-plugin-ownership-common';
import { useFindingText } from '../../hooks/useFindingText';
import { useServiceState } from '../../hooks/useServiceState';
import { useTrustSentence } from '../../hooks/useTrustSentence';
import { sinceOf } from '../../lib/sinceOf';
import { FixAction } from '../FindingList';
import { ownershipTranslationRef } from '../../translation';
import styles from './ServiceTable.module.css';

interface RowProps {
  row: OwnershipRow;
}

/** A dash for the eye, and words for the ear. */
function NotApplicable({ text }: { text: string }) {
  return (
    <span className={styles.quiet}>
      <span aria-hidden="true">—</span>
      <VisuallyHidden>{text}</VisuallyHidden>
    </span>
  );
}

/** The service, with what tells it from its namesakes. */
export function ServiceCell({ row }: RowProps) {
  const { entityRef, title, tier, lifecycle, partOf } = row;
  const { t } = useTexts(ownershipTranslationRef);
  const facts = [
    tier && t('page.services.tier', { tier: tier.value }),
    lifecycle,
    partOf?.title,
  ].filter(Boolean);
  return (
    <>
      <EntityLink entityRef={entityRef} title={title} />
      {facts.length > 0 && (
        <div className={styles.quiet}>{facts.join(' · ')}</div>
      )}
    </>
  );
}

/** The owner as a link; one that leads nowhere as it is written. */
export function OwnerCell({ row }: RowProps) {
  const { owner, writtenOwner, inheritedFrom } = row;
  const { t } = useTexts(ownershipTranslationRef);
  if (owner?.kind === 'group') {
    return <TeamLink {...owner} inheritedFrom={inheritedFrom?.title} />;
  }
  if (owner) return <PersonLink {...owner} />;
  return writtenOwner ? (
    <DanglingRef raw={writtenOwner} reason={null} />
  ) : (
    <NotApplicable text={t('page.services.nobody')} />
  );
}

/** The mark, and until when it holds; the whole sentence for those who do not see the mark. */
export function TrustCell({ trust }: { trust?: OwnerTrust }) {
  const { t } = useTexts(ownershipTranslationRef);
  const sentence = useTrustSentence();
  const locale = useLocale();
  if (!trust) return <NotApplicable text={t('page.teams.notApplicable')} />;
  const { level, dueAt } = trust;
  const date = dueAt ? formatDay(new Date(dueAt), { locale }) : '';
  return (
    <span title={sentence(trust)}>
      <TrustMark level={level}>
        <span aria-hidden="true">
          {t(`page.services.due.${level}`, { date })}
        </span>
        <VisuallyHidden>{sentence(trust)}</VisuallyHidden>
      </TrustMark>
    </span>
  );
}

/** How to reach the owner first, and how many more ways there are. */
export function ChannelCell({ row }: RowProps) {
  const { channels, channelCount } = row;
  const { t } = useTexts(ownershipTranslationRef);
  const [first] = channels;
  if (!first) return <NotApplicable text={t('problem.no-channel')} />;
  const href = safeHref(first.href);
  return (
    <>
      {href ? (
        <Link href={href} target="_blank" rel="noopener noreferrer">
          {first.label}
        </Link>
      ) : (
        first.label
      )}
      {channelCount > 1 && (
        <div className={styles.quiet}>
          {t('fold.more', { number: `${channelCount - 1}` })}
        </div>
      )}
    </>
  );
}

/** The worst finding that the state does not say already, with the next step. */
export function FindingsCell({ row }: RowProps) {
  const { findings, owner } = row;
  const { t } = useTexts(ownershipTranslationRef);
  const describe = useFindingText();
  const stateOf = useServiceState();
  const [worst] = findings;
  if (!worst) return <NotApplicable text={t('page.teams.noFindings')} />;
  const { text } = stateOf(row);
  const others = findings.filter(finding => describe(finding).problem !== text);
  return (
    <>
      {others[0] && (
        <StatusText tone={others[0].tone} text={describe(others[0]).problem} />
      )}
      {others.length > 1 && (
        <div className={styles.quiet}>
          {t('fold.more', { number: `${others.length - 1}` })}
        </div>
      )}
      <div className={styles.fix}>
        <FixAction finding={worst} owner={owner} />
      </div>
    </>
  );
}

/** Since when there has been something to mend. */
export function SinceCell({ row }: RowProps) {
  const { t } = useTexts(ownershipTranslationRef);
  const since = sinceOf(row);
  return since ? (
    <TimeText value={since} />
  ) : (
    <NotApplicable text={t('page.services.noSince')} />
  );
}
