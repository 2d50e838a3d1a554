import { Button } from '@backstage/ui';
import {
  errorReason,
  formatInstant,
  StatusText,
  useAnnounce,
  useLocale,
  useTexts,
} from '@internal/frontend-kit';
import type { Handoff } from '@callboard/backstage-plugin-alerts-common';
import { useHandoffAct } from '../../hooks/useHandoffs';
import { usePeopleText } from '../../hooks/usePeopleText';
import { alertsTranslationRef } from '../../translation';
import { HandoffLines } from './HandoffLines';
import { SECTIONS } from './sections';
import styles from './HandoffPage.module.css';

/** A note as it was sent, or what it would be for who cannot send it. */
export function HandoffNote({ handoff }: { handoff: Handoff }) {
  const { lines, allowed } = handoff;
  return (
    <div className={styles.sections}>
      <State handoff={handoff} />
      {SECTIONS.map(section => (
        <HandoffLines key={section} {...{ section, lines }} />
      ))}
      {allowed.includes('confirm') && <Confirm shift={handoff.shift.id} />}
    </div>
  );
}

function State({ handoff: { shift, sent, read, next } }: { handoff: Handoff }) {
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const { people } = usePeopleText();
  const deed = ({ by, at }: NonNullable<Handoff['sent']>) => ({
    person: people([by]),
    time: formatInstant(new Date(at), { locale }),
  });
  if (!sent) {
    const isOver = Date.parse(shift.endsAt) < Date.now();
    const late = isOver ? t('handoff.tooLate') : t('handoff.tooEarly');
    return (
      <StatusText
        tone="neutral"
        text={`${t('handoff.notSent')} ${next ? late : t('handoff.nobody')}`}
      />
    );
  }
  return (
    <div className={styles.state}>
      <span>{t('handoff.sent', deed(sent))}</span>
      {read ? (
        <StatusText tone="good" text={t('handoff.read', deed(read))} />
      ) : (
        <StatusText tone="neutral" text={t('handoff.unread')} />
      )}
    </div>
  );
}

function Confirm({ shift }: { shift: string }) {
  const { t } = useTexts(alertsTranslationRef);
  const announce = useAnnounce();
  const act = useHandoffAct(shift);
  return (
    <div className={styles.action}>
      {act.error && (
        <div role="alert">
          <StatusText
            tone="bad"
            text={t('handoff.failed', { reason: errorReason(act.error) })}
          />
        </div>
      )}
      <Button
        variant="primary"
        isPending={act.isPending}
        onPress={() =>
          act.mutate(api => api.confirmHandoff({ shift }), {
            onSuccess: () => announce(t('handoff.confirmed')),
          })
        }
      >
        {t('handoff.confirm')}
      </Button>
    </div>
  );
}
