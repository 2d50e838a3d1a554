import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useTexts } from '@internal/frontend-kit';
import { Select, TextField } from '@backstage/ui';
import type {
  CampaignDetail,
  ScorecardLevel,
} from '@callboard/backstage-plugin-scorecards-common';
import {
  useDocument,
  useDocuments,
  useSaveDraft,
} from '../../hooks/useDocuments';
import { useEditPath } from '../../hooks/useEditPath';
import { promoteChecks } from '../../lib/editor/promote';
import { scorecardsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { ActDialog } from '../ActDialog';
import styles from './CampaignPage.module.css';

interface Place {
  level: string;
  countsFrom: string;
}

/** Has the checks of a campaign count in a scorecard from then on: they are put into a draft of it. */
export function PromoteDialog(props: {
  campaign: CampaignDetail;
  onClose: () => void;
}) {
  const { campaign, onClose } = props;
  const { target } = campaign.campaign;
  const { t } = useTexts(scorecardsTranslationRef);
  const navigate = useNavigate();
  const editPath = useEditPath();
  const scorecards = useDocuments('Scorecard');
  const saving = useSaveDraft();
  const [id, setId] = useState('');
  const [place, setPlace] = useState<Place>({ level: '', countsFrom: '' });
  const document = useDocument(
    { kind: 'Scorecard', id },
    { isWanted: id !== '' },
  );
  const detail = id === '' ? undefined : document.data;
  const checks = 'checks' in target ? target.checks : [];
  const act = () => {
    if (!detail) return;
    saving.mutate(
      {
        kind: 'Scorecard',
        id,
        text: promoteChecks(detail.text, checks, place),
        seenHash: detail.draft?.hash,
      },
      { onSuccess: () => navigate(editPath({ kind: 'Scorecard', id })) },
    );
  };
  return (
    <ActDialog
      title={t('campaigns.promote.title', { count: checks.length })}
      action={t('campaigns.promote.submit')}
      isDisabled={!detail}
      isPending={saving.isPending}
      error={saving.error ?? (id && document.error)}
      onClose={onClose}
      onAct={act}
    >
      <p>{t('campaigns.promote.consequence', { count: checks.length })}</p>
      <BackendState
        query={scorecards}
        subject={t('editor.list.subject')}
        thing={t('editor.list.thing')}
      >
        {({ items }) => (
          <Select
            label={t('campaigns.promote.scorecard')}
            placeholder={t('campaigns.promote.choose')}
            options={items
              .filter(one => one.mayEdit && one.origin === 'portal')
              .map(one => ({ id: one.id, label: one.title }))}
            value={id || null}
            onChange={chosen => setId(String(chosen))}
          />
        )}
      </BackendState>
      {detail?.document.kind === 'Scorecard' && (
        <PlaceFields
          levels={detail.document.levels}
          place={place}
          onChange={setPlace}
        />
      )}
    </ActDialog>
  );
}

/** Which level needs them, and from when on they count. */
function PlaceFields(props: {
  levels: ScorecardLevel[];
  place: Place;
  onChange: (place: Place) => void;
}) {
  const { levels, place, onChange } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  return (
    <div className={styles.form}>
      <Select
        label={t('editor.check.level')}
        options={levels.map(({ id, title }) => ({ id, label: title }))}
        value={place.level || null}
        onChange={level => onChange({ ...place, level: String(level) })}
      />
      <TextField
        label={t('editor.check.countsFrom')}
        description={t('editor.check.countsFromHelp')}
        // The input takes each type of HTML; the component names those that it gives a look of their own.
        type={'date' as 'text'}
        value={place.countsFrom}
        onChange={countsFrom => onChange({ ...place, countsFrom })}
      />
    </div>
  );
}
