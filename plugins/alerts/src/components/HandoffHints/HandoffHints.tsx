import { Alert, ButtonLink } from '@backstage/ui';
import { formatInstant, useLocale, useTexts } from '@internal/frontend-kit';
import type { MyHandoff } from '@callboard/backstage-plugin-alerts-common';
import { useMyHandoffs } from '../../hooks/useHandoffs';
import { usePagePath } from '../../hooks/usePagePath';
import { usePeopleText } from '../../hooks/usePeopleText';
import { alertsTranslationRef } from '../../translation';

/** Shifts of the reader that end, and notes that wait for them; nothing where there are none, or that is not known. */
export function HandoffHints() {
  const { data } = useMyHandoffs();
  return (
    <>
      {data?.items.map(mine => (
        <Hint key={`${mine.shift.id} ${mine.todo}`} mine={mine} />
      ))}
    </>
  );
}

function Hint({ mine: { shift, todo } }: { mine: MyHandoff }) {
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const path = usePagePath();
  const { people } = usePeopleText();
  const schedule = shift.scheduleName;
  const time = formatInstant(new Date(shift.endsAt), { locale });
  const isOver = Date.parse(shift.endsAt) <= Date.now();
  const isMine = todo === 'send';
  const ends = isOver
    ? t('handoff.hint.ended', { schedule, time })
    : t('handoff.hint.ends', { schedule, time });
  return (
    <Alert
      status="info"
      icon
      title={
        isMine
          ? ends
          : t('handoff.hint.from', { schedule, people: people(shift.people) })
      }
      customActions={
        <ButtonLink
          variant="secondary"
          size="small"
          href={path.handoff(shift.id)}
          aria-label={
            isMine
              ? t('handoff.hint.handOf', { schedule })
              : t('handoff.hint.readOf', { schedule })
          }
        >
          {isMine ? t('handoff.hint.hand') : t('handoff.hint.read')}
        </ButtonLink>
      }
    />
  );
}
