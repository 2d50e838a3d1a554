import { useState } from 'react';
import { TextField } from '@backstage/ui';
import {
  formatMoment,
  UndoBar,
  useLocale,
  useTexts,
} from '@internal/frontend-kit';
import type {
  NewSilence,
  StoredSilence,
} from '@callboard/backstage-plugin-alerts-common';
import { useSilenceAct } from '../../hooks/useSilences';
import type { SilenceForm } from '../../lib/silenceForm';
import { alertsTranslationRef } from '../../translation';
import { ActDialog } from '../ActDialog';
import { Preview } from './Preview';
import { ScopeFields } from './ScopeFields';
import { useSilenceForm } from './useSilenceForm';
import { WhenFields } from './WhenFields';

const LONGEST = 500;

/** Asks what is silenced, until when and why, and says before the press which alerts that is. It can be undone. */
export function SilenceDialog(props: {
  initial?: Partial<SilenceForm>;
  onClose: () => void;
}) {
  const { initial = {}, onClose } = props;
  const [made, setMade] = useState<StoredSilence>();
  return made ? (
    <Made silence={made} onEnd={onClose} />
  ) : (
    <Form initial={initial} onClose={onClose} onMade={setMade} />
  );
}

function Form(props: {
  initial: Partial<SilenceForm>;
  onClose: () => void;
  onMade: (made: StoredSilence) => void;
}) {
  const { initial, onClose, onMade } = props;
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const state = useSilenceForm(initial);
  const { form, times, problems, change } = state;
  // What is wrong is told once somebody has tried.
  const [isAsked, setAsked] = useState(false);
  const create = useSilenceAct((api, silence: NewSilence) =>
    api.createSilence(silence),
  );
  const act = () => {
    setAsked(true);
    if (!state.isRight) return;
    create.mutate(state.silence(), { onSuccess: onMade });
  };
  const { endsAt } = times;
  return (
    <ActDialog
      title={t('silences.dialog.title')}
      error={create.error}
      isPending={create.isPending}
      onClose={onClose}
      act={{
        label:
          endsAt === undefined
            ? t('silences.dialog.actNobody')
            : t('silences.dialog.act', {
                time: formatMoment(new Date(endsAt), { locale }),
              }),
        onAct: act,
      }}
    >
      <ScopeFields state={state} isAsked={isAsked} />
      <WhenFields state={state} isAsked={isAsked} />
      <TextField
        label={t('silences.dialog.reason')}
        description={t('silences.dialog.reasonHint')}
        value={form.reason}
        maxLength={LONGEST}
        isRequired
        onChange={reason => change({ reason })}
        validationBehavior="aria"
        validate={() =>
          isAsked && problems.reason ? t('silences.dialog.noReason') : null
        }
      />
      <Preview scope={state.scope} />
    </ActDialog>
  );
}

function Made(props: { silence: StoredSilence; onEnd: () => void }) {
  const { silence, onEnd } = props;
  const { reason, state } = silence;
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const end = useSilenceAct((api, id: string) => api.endSilence(id));
  const time = formatMoment(new Date(silence.endsAt), { locale });
  return (
    <UndoBar
      text={
        state === 'waiting'
          ? t('silences.planned', {
              start: formatMoment(new Date(silence.startsAt), { locale }),
              end: time,
              reason,
            })
          : t('silences.made', { time, reason })
      }
      onUndo={() => end.mutateAsync(silence.id)}
      onEnd={onEnd}
    />
  );
}
