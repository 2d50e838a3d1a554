import { useTexts } from '@internal/frontend-kit';
import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiMore2Line } from '@remixicon/react';
import {
  setAt,
  valueAt,
  wrapAt,
  type Path,
} from '../../../lib/editor/yamlText';
import { scorecardsTranslationRef } from '../../../translation';
import { useEditor } from '../EditorContext';

/** What can be done with a condition as a whole. */
export function NodeMenu(props: {
  path: Path;
  onRemove: () => void;
  /** Leaves of it what it is around. */
  unwrap?: () => void;
}) {
  const { path, onRemove, unwrap } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const { document, change, isSmall } = useEditor();
  if (isSmall) return null;
  const negate = () =>
    change(text => setAt(text, path, { not: valueAt(document, path) }));
  return (
    <MenuTrigger>
      <ButtonIcon
        size="small"
        variant="tertiary"
        aria-label={t('editor.condition.more')}
        icon={<RiMore2Line aria-hidden="true" />}
      />
      <Menu>
        <MenuItem onAction={() => change(text => wrapAt(text, path, 'all'))}>
          {t('editor.condition.intoAll')}
        </MenuItem>
        <MenuItem onAction={() => change(text => wrapAt(text, path, 'any'))}>
          {t('editor.condition.intoAny')}
        </MenuItem>
        <MenuItem onAction={unwrap ?? negate}>
          {t(unwrap ? 'editor.condition.unwrap' : 'editor.condition.negate')}
        </MenuItem>
        <MenuItem onAction={onRemove}>{t('editor.condition.remove')}</MenuItem>
      </Menu>
    </MenuTrigger>
  );
}
