import { useState } from 'react';
import { Radio, RadioGroup, TextField } from '@backstage/ui';
import { usePermission } from '@backstage/plugin-permission-react';
import { useTexts } from '@internal/frontend-kit';
import {
  alertsAdministerPermission,
  type AlertNamed,
  type KeyScope,
  type NewRoutingKey,
} from '@callboard/backstage-plugin-alerts-common';
import { useKeyAct } from '../../hooks/useKeys';
import { alertsTranslationRef } from '../../translation';
import { ActDialog } from '../ActDialog';
import { NamedField } from '../NamedField';

const PLACES = ['Component', 'System', 'API', 'Resource', 'Group'];
const LONGEST = 200;

const scopeOf = (place: AlertNamed): KeyScope =>
  place.entityRef.startsWith('group:')
    ? { kind: 'group', groupRef: place.entityRef }
    : { kind: 'entity', entityRef: place.entityRef };

/** Asks what a new key is for. */
export function NewKeyDialog(props: {
  onClose: () => void;
  onMade: (made: NewRoutingKey) => void;
}) {
  const { onClose, onMade } = props;
  const { t } = useTexts(alertsTranslationRef);
  const { allowed: isAdmin } = usePermission({
    permission: alertsAdministerPermission,
  });
  const [title, setTitle] = useState('');
  const [isAny, setAny] = useState(false);
  const [place, setPlace] = useState<AlertNamed>();
  const scope: KeyScope | undefined = isAny
    ? { kind: 'any' }
    : place && scopeOf(place);
  const create = useKeyAct(api =>
    scope
      ? api.createKey({ title: title.trim(), scope })
      : Promise.reject(new Error('No scope')),
  );
  return (
    <ActDialog
      title={t('keys.dialog.title')}
      error={create.error}
      isPending={create.isPending}
      onClose={onClose}
      act={{
        label: t('keys.dialog.act'),
        isDisabled: title.trim() === '' || !scope,
        onAct: () => create.mutate(undefined, { onSuccess: onMade }),
      }}
    >
      <TextField
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the dialog is opened to fill it in
        autoFocus
        label={t('keys.dialog.name')}
        description={t('keys.dialog.nameHint')}
        value={title}
        maxLength={LONGEST}
        isRequired
        onChange={setTitle}
      />
      {isAdmin && (
        <RadioGroup
          label={t('keys.dialog.scope')}
          description={isAny ? t('keys.dialog.anyHint') : undefined}
          value={isAny ? 'any' : 'place'}
          onChange={chosen => setAny(chosen === 'any')}
        >
          <Radio value="place">{t('keys.dialog.place')}</Radio>
          <Radio value="any">{t('keys.dialog.any')}</Radio>
        </RadioGroup>
      )}
      {!isAny && (
        <NamedField
          label={t('keys.dialog.field')}
          hint={t('keys.dialog.fieldHint')}
          kinds={PLACES}
          value={place}
          onChange={setPlace}
        />
      )}
    </ActDialog>
  );
}
