import { Button } from '@backstage/ui';
import { errorStatus, useEntityRef, useTexts } from '@internal/frontend-kit';
import { ServiceSignal } from '@callboard/backstage-plugin-callboard-react';
import type { Ownership } from '@callboard/backstage-plugin-ownership-common';
import { useFindingText } from '../../hooks/useFindingText';
import { useOwnership } from '../../hooks/useOwnership';
import { useTrustSentence } from '../../hooks/useTrustSentence';
import { FixAction } from '../FindingList';
import { ownershipTranslationRef } from '../../translation';

/** Who owns the entity of the page, in one row of the card "service at a glance". */
export function OwnershipSignal() {
  const { t } = useTexts(ownershipTranslationRef);
  const { data, error, isFetching, refetch } = useOwnership(useEntityRef());
  if (data?.item) return <KnownSignal ownership={data.item} />;
  if (!data && !error) return null;

  const status = errorStatus(error);
  const reason = data
    ? 'unread'
    : (status === 404 && 'notInstalled') ||
      (status === 403 && 'forbidden') ||
      'failed';
  return (
    <ServiceSignal
      tone="unknown"
      title={t('signal.title')}
      sentence={t(`signal.${reason}`)}
      action={
        status !== 403 && (
          <Button
            variant="tertiary"
            size="small"
            isPending={isFetching}
            onPress={() => refetch()}
          >
            {t('signal.again')}
          </Button>
        )
      }
    />
  );
}

function KnownSignal({ ownership }: { ownership: Ownership }) {
  const { owner, findings } = ownership;
  const describe = useFindingText();
  // When it was confirmed is the last thing to speak of, in words of its own.
  const worst = findings.find(({ code }) => code !== 'confirmation-overdue');
  const { t } = useTexts(ownershipTranslationRef);
  if (!worst) return <OwnedSignal ownership={ownership} />;
  const { problem, reason } = describe(worst);
  return (
    <ServiceSignal
      tone={worst.tone}
      title={t('signal.title')}
      sentence={problem}
      detail={reason}
      action={<FixAction finding={worst} owner={owner} />}
    />
  );
}

/** An owner who answers: handed over soon, to be confirmed, or simply there. */
function OwnedSignal({ ownership }: { ownership: Ownership }) {
  const { people, peopleCount, transfer, trust } = ownership;
  const { t } = useTexts(ownershipTranslationRef);
  const describeTrust = useTrustSentence();
  const title = t('signal.title');
  const owner = ownership.owner?.title ?? '';
  if (transfer) {
    const { status, to } = transfer;
    return (
      <ServiceSignal
        tone="progress"
        title={title}
        sentence={t(`signal.${status}`, { team: to.title })}
        detail={t('signal.until', { owner })}
      />
    );
  }
  if (trust?.level === 'stale' || trust?.level === 'ageing') {
    const isStale = trust.level === 'stale';
    return (
      <ServiceSignal
        tone={isStale ? 'unknown' : 'warn'}
        title={title}
        sentence={isStale ? describeTrust(trust) : t('signal.ageing')}
        detail={t('signal.owner', { owner })}
      />
    );
  }
  const lead = people.find(person => person.lead);
  return (
    <ServiceSignal
      tone="good"
      title={title}
      sentence={owner}
      detail={
        lead
          ? t('signal.led', { lead: lead.title, number: `${peopleCount}` })
          : t('signal.people', { count: peopleCount })
      }
    />
  );
}
