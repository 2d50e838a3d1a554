import { useState } from 'react';
import { UndoBar, useTexts } from '@internal/frontend-kit';
import type { Ownership } from '@callboard/backstage-plugin-ownership-common';
import { useRoleName } from '../../hooks/useRoleName';
import { useSetRoles } from '../../hooks/useSetRoles';
import { EditRoles } from './EditRoles';
import { RoleForm } from './RoleForm';
import { RoleLines } from './RoleLines';
import { ownershipTranslationRef } from '../../translation';
import styles from './RoleList.module.css';

/** Who else answers for what, beside the owner; those who answer for the entity say who. */
export function RoleList(props: {
  ownership: Ownership;
  /** Says from where each role is known, and also that there is none. */
  detailed?: boolean;
}) {
  const { ownership, detailed } = props;
  const { entityRef, title, roles, trust } = ownership;
  const { t } = useTexts(ownershipTranslationRef);
  const [form, setForm] = useState<'never' | 'open' | 'closed'>('never');
  const set = useSetRoles(entityRef);
  const roleName = useRoleName();
  // What was sent is answered first: else it would be set without a word, and without a way back.
  const leave = () => !set.isPending && setForm('closed');
  const mayEdit = trust?.mayConfirm === true;
  return (
    <>
      {form === 'open' && (
        <RoleForm
          ownership={ownership}
          set={set}
          onSaved={() => setForm('closed')}
          onLeave={leave}
        />
      )}
      {form !== 'open' && (roles.length > 0 || mayEdit || detailed) && (
        <div className={styles.roles}>
          <RoleLines roles={roles} detailed={detailed} />
          {mayEdit && (
            <EditRoles
              entityRef={entityRef}
              focused={form === 'closed'}
              onPress={() => setForm('open')}
            />
          )}
        </div>
      )}
      {set.data?.undo && (
        <UndoBar
          text={t('roles.done', {
            title,
            roles: set.data.saved.map(roleName).join(', '),
          })}
          onUndo={set.data.undo}
          onEnd={() => set.reset()}
        />
      )}
    </>
  );
}
