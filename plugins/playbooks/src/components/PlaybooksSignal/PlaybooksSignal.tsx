import { Button } from '@backstage/ui';
import { errorStatus, useEntityRef, useTexts } from '@internal/frontend-kit';
import {
  ServiceSignal,
  type ServiceSignalTone,
} from '@callboard/backstage-plugin-callboard-react';
import type { EntityPlaybooks } from '@callboard/backstage-plugin-playbooks-common';
import { useEntityPlaybooks } from '../../hooks/useEntityPlaybooks';
import { playbooksTranslationRef } from '../../translation';

/** How many of its pages are proven: good once somebody has used all of them well since they changed. */
function toneOf(proven: number, total: number): ServiceSignalTone {
  if (total === 0) return 'warn';
  if (proven === total) return 'good';
  return proven > 0 ? 'warn' : 'unknown';
}

function KnownSignal({ found }: { found: EntityPlaybooks }) {
  const { t } = useTexts(playbooksTranslationRef);
  const { pages, totalPages } = found;
  const proven = pages.filter(
    ({ playbook: { trust } }) => trust?.level === 'fresh',
  ).length;
  const values = { count: totalPages, proven: `${proven}` };
  return (
    <ServiceSignal
      tone={toneOf(proven, totalPages)}
      title={t('entities.signal.title')}
      sentence={
        totalPages === 0
          ? t('entities.signal.none')
          : t('entities.signal.pages', values)
      }
    />
  );
}

/** Whether the service of the page has playbooks that are proven, in one row of the card "service at a glance". */
export function PlaybooksSignal() {
  const { t } = useTexts(playbooksTranslationRef);
  const { data, error, isFetching, refetch } = useEntityPlaybooks(
    useEntityRef(),
  );
  if (data) return <KnownSignal found={data} />;
  if (data === undefined && !error) return null;
  const status = errorStatus(error);
  const reason =
    (data === null && 'unread') ||
    (status === 404 && 'notInstalled') ||
    (status === 403 && 'forbidden') ||
    'failed';
  return (
    <ServiceSignal
      tone="unknown"
      title={t('entities.signal.title')}
      sentence={t(`entities.signal.${reason}`)}
      action={
        status !== 403 && (
          <Button
            variant="tertiary"
            size="small"
            isPending={isFetching}
            onPress={() => refetch()}
          >
            {t('entities.signal.again')}
          </Button>
        )
      }
    />
  );
}
