import { useState, type FormEvent } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button, TextField } from '@backstage/ui';
import type {
  Ownership,
  OwnershipRoleName,
} from '@callboard/backstage-plugin-ownership-common';
import { ROLES, useRoleName } from '../../hooks/useRoleName';
import type { useSetRoles } from '../../hooks/useSetRoles';
import { roleChanges, valuesSet } from '../../lib/roleChanges';
import { ownershipTranslationRef } from '../../translation';
import styles from './RoleList.module.css';

/** A field for each role, in the place of the list. An empty one stands for what the descriptor says. */
export function RoleForm(props: {
  ownership: Ownership;
  set: ReturnType<typeof useSetRoles>;
  onSaved: () => void;
  onLeave: () => void;
}) {
  const { ownership, set, onSaved, onLeave } = props;
  const { roles, title } = ownership;
  const { t } = useTranslationRef(ownershipTranslationRef);
  const roleName = useRoleName();
  const [values, setValues] = useState(() => valuesSet(roles));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const changes = roleChanges(roles, values);
    if (changes.length === 0) {
      onLeave();
      return;
    }
    set.mutate(changes, {
      onSuccess: ({ failures }) => {
        if (Object.keys(failures).length === 0) onSaved();
      },
    });
  };
  const problemOf = (role: OwnershipRoleName) => {
    const failure = set.data?.failures[role];
    if (!failure) return null;
    return failure === 'invalid'
      ? t(`roles.invalid.${role}`)
      : t(`roles.${failure}`);
  };
  const helpFor = (role: OwnershipRoleName) => {
    const known = roles.find(each => each.role === role);
    return known?.source === 'annotation'
      ? t('roles.written', { value: known.entity?.title ?? known.value })
      : t(`roles.help.${role}`, { title });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {ROLES.map((role, index) => (
        <TextField
          key={role}
          // eslint-disable-next-line jsx-a11y/no-autofocus -- stands where the button was that has the focus
          autoFocus={index === 0}
          onKeyDown={event => event.key === 'Escape' && onLeave()}
          label={roleName(role)}
          description={helpFor(role)}
          value={values[role]}
          onChange={value => setValues({ ...values, [role]: value })}
          maxLength={200}
          validationBehavior="aria"
          validate={() => problemOf(role)}
        />
      ))}
      <div className={styles.actions}>
        <Button
          type="submit"
          variant="secondary"
          size="small"
          isPending={set.isPending}
        >
          {t('roles.save')}
        </Button>
        <Button variant="tertiary" size="small" onPress={onLeave}>
          {t('roles.leave')}
        </Button>
      </div>
    </form>
  );
}
