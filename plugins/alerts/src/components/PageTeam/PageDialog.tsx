import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { Select, TextField } from '@backstage/ui';
import {
  formatMoment,
  newUuid,
  StatusText,
  useAnnounce,
  useLocale,
  useNow,
  useTexts,
} from '@internal/frontend-kit';
import {
  alertSeverities,
  type AlertSeverity,
} from '@callboard/backstage-plugin-alerts-common';
import { useHomePath } from '../../hooks/useHomePath';
import { usePagePreview, usePageTeam } from '../../hooks/usePageTeam';
import { usePreviewText } from '../../hooks/usePreviewText';
import { alertsTranslationRef } from '../../translation';
import { ActDialog } from '../ActDialog';
import { BackendState } from '../BackendState';

const LONGEST = 1_024;

/** Asks what is wrong and how bad it is, and says before the press who is woken, when and how. There is no undo. */
export function PageDialog(props: {
  entityRef: string;
  name: string;
  onClose: () => void;
}) {
  const { entityRef, name, onClose } = props;
  const { t } = useTexts(alertsTranslationRef);
  const announce = useAnnounce();
  const locale = useLocale();
  const navigate = useNavigate();
  const path = useHomePath();
  const now = useNow();
  const [text, setText] = useState('');
  const [severity, setSeverity] = useState<AlertSeverity>('critical');
  // Pressed again after an answer that was lost, it pages once; something else that is said is another page.
  const requestId = useMemo(newUuid, [text, severity]);
  const preview = usePagePreview({ entityRef, severity });
  const page = usePageTeam();
  const textOf = usePreviewText();
  const said = preview.data && textOf(preview.data, now);
  const act = () =>
    page.mutate(
      { entityRef, severity, text: text.trim(), requestId },
      {
        onSuccess: ({ id }) => {
          announce(t('page.paged', { people: said?.first ?? name }));
          onClose();
          if (path) navigate(path.alert(id));
        },
      },
    );
  return (
    <ActDialog
      title={t('page.title', { name })}
      error={page.error}
      isPending={page.isPending}
      onClose={onClose}
      act={{
        label: said?.first
          ? t('page.act', { people: said.first })
          : t('page.actTeam', { name }),
        // What follows from the press is not known while it loads; where it cannot be told, a page goes out all the same.
        isDisabled:
          text.trim() === '' ||
          (!preview.error && (!preview.data || preview.isPlaceholderData)),
        onAct: act,
      }}
    >
      <TextField
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the dialog is opened to fill it in
        autoFocus
        label={t('page.text')}
        description={t('page.textHint')}
        value={text}
        maxLength={LONGEST}
        isRequired
        onChange={setText}
      />
      <Select
        label={t('page.severity')}
        options={alertSeverities.map(value => ({
          id: value,
          label: t(`alert.severity.${value}`),
        }))}
        value={severity}
        onChange={chosen =>
          setSeverity(alertSeverities.find(one => one === chosen) ?? severity)
        }
      />
      <BackendState
        query={preview}
        subject={t('page.subject')}
        thing={t('page.thing')}
      >
        {({ silence }) =>
          said && (
            <>
              <p aria-live="polite">
                {said.wakes ? (
                  said.text
                ) : (
                  <StatusText tone="critical" text={said.text} />
                )}
              </p>
              {silence && (
                <StatusText
                  tone="warn"
                  text={t('page.silenced', {
                    time: formatMoment(new Date(silence.until), { locale }),
                    reason: silence.reason,
                  })}
                />
              )}
            </>
          )
        }
      </BackendState>
    </ActDialog>
  );
}
