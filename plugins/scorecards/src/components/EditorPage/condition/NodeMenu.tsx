import { useTexts } from '@internal/frontend-kit';
import {
  readFields,
  setAt,
  valueAt,
  wrapAt,
  type Path,
} from '../../../lib/editor/yamlText';
import { scorecardsTranslationRef } from '../../../translation';
import { ActMenu } from '../ActMenu';
import { useEditorActs } from '../EditorContext';

/** What can be done with a condition as a whole. */
export function NodeMenu(props: {
  path: Path;
  onRemove: () => void;
  /** Leaves of it what it is around. */
  unwrap?: () => void;
}) {
  const { path, onRemove, unwrap } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const { change, isSmall } = useEditorActs();
  if (isSmall) return null;
  const acts = {
    intoAll: () => change(text => wrapAt(text, path, 'all')),
    intoAny: () => change(text => wrapAt(text, path, 'any')),
    negate: () =>
      change(text =>
        setAt(text, path, { not: valueAt(readFields(text), path) }),
      ),
    unwrap: () => unwrap?.(),
    remove: onRemove,
  };
  const shown = [
    'intoAll',
    'intoAny',
    unwrap ? 'unwrap' : 'negate',
    'remove',
  ] as const;
  return (
    <ActMenu
      label={t('editor.condition.more')}
      acts={shown.map(id => ({ id, label: t(`editor.condition.${id}`) }))}
      onAct={id => acts[id]()}
    />
  );
}
