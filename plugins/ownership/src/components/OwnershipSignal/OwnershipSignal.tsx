import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button } from '@backstage/ui';
import { errorStatus } from '@internal/frontend-kit';
import { ServiceSignal } from '@callboard/backstage-plugin-callboard-react';
import type { Ownership } from '@callboard/backstage-plugin-ownership-common';
import { useEntityRef } from '../../hooks/useEntityRef';
import { useFindingText } from '../../hooks/useFindingText';
import { useOwnership } from '../../hooks/useOwnership';
import { FixAction } from '../FindingList';
import { ownershipTranslationRef } from '../../translation';

/** Who owns the entity of the page, in one row of the card "service at a glance". */
export function OwnershipSignal() {
  const { t } = useTranslationRef(ownershipTranslationRef);
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
  const { owner, people, peopleCount, findings, transfer, trust } = ownership;
  const { t } = useTranslationRef(ownershipTranslationRef);
  const describe = useFindingText();
  const [worst] = findings;
  if (worst) {
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
  const pending = transfer && {
    tone: 'progress' as const,
    sentence: t(
      transfer.status === 'accepted' ? 'signal.accepted' : 'signal.waiting',
      { team: transfer.to.title },
    ),
  };
  const ageing = trust?.level === 'ageing' && {
    tone: 'warn' as const,
    sentence: t('signal.ageing'),
  };
  const calm = { tone: 'good' as const, sentence: owner?.title ?? '' };
  const lead = people.find(person => person.lead);
  return (
    <ServiceSignal
      title={t('signal.title')}
      {...(pending || ageing || calm)}
      detail={
        lead
          ? t('signal.led', { lead: lead.title, number: `${peopleCount}` })
          : t('signal.people', { count: peopleCount })
      }
    />
  );
}
