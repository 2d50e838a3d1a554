import { useState, type FormEvent } from 'react';
import { useTexts } from '@internal/frontend-kit';
import { Button, TextField } from '@backstage/ui';
import type {
  Ownership,
  OwnershipRoleName,
} from '@callboard/backstage-plugin-ownership-common';
import { useRefusedSubmit } from '../../hooks/useRefusedSubmit';
import { ROLES, useRoleName } from '../../hooks/useRoleName';
import type { RolesAnswer, useSetRoles } from '../../hooks/useSetRoles';
import type { Failure } from '../../lib/failureOf';
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
  const { t } = useTexts(ownershipTranslationRef);
  const roleName = useRoleName();
  // Others may set a role while the form is open: that is no change of the reader's.
  const [opened, setOpened] = useState(() => valuesSet(roles));
  const [values, setValues] = useState(opened);
  const [failures, setFailures] = useState<RolesAnswer['failures']>({});

  const { form, refuse } = useRefusedSubmit();
  const textOf = (role: OwnershipRoleName, failure: Failure) =>
    failure === 'invalid' ? t(`roles.invalid.${role}`) : t(`roles.${failure}`);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (set.isPending) return;
    const changes = roleChanges(opened, roles, values);
    if (changes.length === 0) {
      onLeave();
      return;
    }
    set.mutate(changes, {
      onSuccess: answer => {
        setFailures(answer.failures);
        const wrong = ROLES.filter(role => answer.failures[role]);
        if (wrong.length === 0) {
          onSaved();
          return;
        }
        refuse(wrong.map(role => textOf(role, answer.failures[role]!)));
        const saved = changes.filter(({ role }) => answer.saved.includes(role));
        setOpened({
          ...opened,
          ...Object.fromEntries(saved.map(({ role, value }) => [role, value])),
        });
      },
    });
  };
  const problemOf = (role: OwnershipRoleName) => {
    const failure = failures[role];
    return failure ? textOf(role, failure) : null;
  };
  const helpFor = (role: OwnershipRoleName) => {
    const known = roles.find(each => each.role === role);
    return known?.source === 'annotation'
      ? t('roles.written', { value: known.entity?.title ?? known.value })
      : t(`roles.help.${role}`, { title });
  };
  return (
    <form ref={form} className={styles.form} onSubmit={submit}>
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
