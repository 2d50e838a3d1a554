import { useTexts } from '@internal/frontend-kit';
import { usePermission } from '@backstage/plugin-permission-react';
import { ButtonIcon } from '@backstage/ui';
import { RiPencilLine } from '@remixicon/react';
import { ownershipRoleUpdatePermission } from '@callboard/backstage-plugin-ownership-common';
import { ownershipTranslationRef } from '../../translation';

/** The button of those who answer for an entity, unless the portal's policy keeps roles from them. */
export function EditRoles(props: {
  entityRef: string;
  /** Takes the focus when it appears. */
  focused: boolean;
  onPress: () => void;
}) {
  const { entityRef, focused, onPress } = props;
  const { t } = useTexts(ownershipTranslationRef);
  const { allowed } = usePermission({
    permission: ownershipRoleUpdatePermission,
    resourceRef: entityRef,
  });
  return allowed ? (
    <ButtonIcon
      // eslint-disable-next-line jsx-a11y/no-autofocus -- the form that had the focus has gone
      autoFocus={focused}
      variant="tertiary"
      size="small"
      icon={<RiPencilLine aria-hidden="true" />}
      aria-label={t('roles.edit')}
      onPress={onPress}
    />
  ) : null;
}
