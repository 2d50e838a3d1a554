import { memo } from 'react';
import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiMore2Line } from '@remixicon/react';
import { useLatest } from '../../hooks/useLatest';
import { isSame } from '../../lib/editor/isSame';

interface ActMenuProps<A extends string> {
  /** What the button is called. */
  label: string;
  acts: readonly { id: A; label: string }[];
  onAct: (act: A) => void;
}

const DrawnMenu = memo(({ label, acts, onAct }: ActMenuProps<string>) => {
  return (
    <MenuTrigger>
      <ButtonIcon
        size="small"
        variant="tertiary"
        aria-label={label}
        icon={<RiMore2Line aria-hidden="true" />}
      />
      <Menu>
        {acts.map(act => (
          <MenuItem key={act.id} onAction={() => onAct(act.id)}>
            {act.label}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
}, isSame);

/** What can be done with a part of the document. There may be hundreds, and a key that is pressed elsewhere draws none of them again. */
export function ActMenu<A extends string>(props: ActMenuProps<A>) {
  const onAct = useLatest((act: string) => props.onAct(act as A));
  return <DrawnMenu {...props} onAct={onAct} />;
}
