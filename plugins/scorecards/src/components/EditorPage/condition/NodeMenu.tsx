import { memo } from 'react';
import { useTexts } from '@internal/frontend-kit';
import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiMore2Line } from '@remixicon/react';
import {
  readFields,
  setAt,
  valueAt,
  wrapAt,
  type Path,
} from '../../../lib/editor/yamlText';
import { useLatest } from '../../../hooks/useLatest';
import { scorecardsTranslationRef } from '../../../translation';
import { useEditorActs } from '../EditorContext';

type Act = 'all' | 'any' | 'negate' | 'unwrap' | 'remove';

const DrawnMenu = memo(
  (props: { mayUnwrap: boolean; onAct: (act: Act) => void }) => {
    const { mayUnwrap, onAct } = props;
    const { t } = useTexts(scorecardsTranslationRef);
    return (
      <MenuTrigger>
        <ButtonIcon
          size="small"
          variant="tertiary"
          aria-label={t('editor.condition.more')}
          icon={<RiMore2Line aria-hidden="true" />}
        />
        <Menu>
          <MenuItem onAction={() => onAct('all')}>
            {t('editor.condition.intoAll')}
          </MenuItem>
          <MenuItem onAction={() => onAct('any')}>
            {t('editor.condition.intoAny')}
          </MenuItem>
          <MenuItem onAction={() => onAct(mayUnwrap ? 'unwrap' : 'negate')}>
            {t(
              mayUnwrap ? 'editor.condition.unwrap' : 'editor.condition.negate',
            )}
          </MenuItem>
          <MenuItem onAction={() => onAct('remove')}>
            {t('editor.condition.remove')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
    );
  },
);

/** What can be done with a condition as a whole. */
export function NodeMenu(props: {
  path: Path;
  onRemove: () => void;
  /** Leaves of it what it is around. */
  unwrap?: () => void;
}) {
  const { path, onRemove, unwrap } = props;
  const { change, isSmall } = useEditorActs();
  const onAct = useLatest((act: Act) => {
    if (act === 'remove') onRemove();
    else if (act === 'unwrap') unwrap?.();
    else if (act === 'negate') {
      change(text =>
        setAt(text, path, { not: valueAt(readFields(text), path) }),
      );
    } else change(text => wrapAt(text, path, act));
  });
  if (isSmall) return null;
  return <DrawnMenu mayUnwrap={unwrap !== undefined} onAct={onAct} />;
}
