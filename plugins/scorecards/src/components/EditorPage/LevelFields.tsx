import { Button, ButtonIcon } from '@backstage/ui';
import {
  RiAddLine,
  RiArrowDownLine,
  RiArrowUpLine,
  RiDeleteBinLine,
} from '@remixicon/react';
import { useAnnounce, useTexts } from '@internal/frontend-kit';
import { addAt, moveAt, setAt } from '../../lib/editor/yamlText';
import { scorecardsTranslationRef } from '../../translation';
import { choicesAt } from './choicesAt';
import { useEditorActs, useEditorContent } from './EditorContext';
import { PathField } from './fields';
import styles from './EditorPage.module.css';

const PATH = ['levels'];

/** The levels of a scorecard, from the lowest. */
export function LevelFields() {
  const { t } = useTexts(scorecardsTranslationRef);
  const { change } = useEditorActs();
  const { document } = useEditorContent();
  const announce = useAnnounce();
  const levels = choicesAt(document, PATH);
  const add = () => {
    const n = levels.length + 1;
    const taken = new Set(levels.map(({ id }) => id));
    const id = taken.has(`level-${n}`)
      ? `level-${n}-${Date.now()}`
      : `level-${n}`;
    const title = t('editor.levels.new', { n: `${n}` });
    change(text => addAt(text, PATH, { id, title }));
  };
  const move = (from: number, by: -1 | 1) => {
    const to = from + by;
    if (to < 0 || to >= levels.length) return;
    change(text => moveAt(text, PATH, { from, to }));
    announce(
      t('editor.levels.moved', {
        title: levels[from].label,
        place: `${to + 1}`,
        total: `${levels.length}`,
      }),
    );
  };
  return (
    <section className={styles.levels} aria-label={t('editor.levels.title')}>
      <h3>{t('editor.levels.title')}</h3>
      <ol>
        {levels.map(({ id, label }, at) => (
          <li key={id}>
            <LevelRow
              at={at}
              title={label}
              total={levels.length}
              onMove={by => move(at, by)}
            />
          </li>
        ))}
      </ol>
      <Button
        size="small"
        variant="secondary"
        iconStart={<RiAddLine aria-hidden="true" />}
        onPress={add}
      >
        {t('editor.levels.add')}
      </Button>
    </section>
  );
}

/** The title of a level, and what can be done with it. */
function LevelRow(props: {
  at: number;
  title: string;
  total: number;
  onMove: (by: -1 | 1) => void;
}) {
  const { at, title, total, onMove } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const { change } = useEditorActs();
  const { document } = useEditorContent();
  return (
    <>
      <PathField
        path={[...PATH, at, 'title']}
        label={t('editor.levels.name', { n: `${at + 1}` })}
        isRequired
      />
      {document.ranking === 'points' && (
        <PathField
          path={[...PATH, at, 'from']}
          label={t('editor.levels.from')}
          kind="number"
        />
      )}
      <ButtonIcon
        size="small"
        variant="tertiary"
        aria-label={t('editor.levels.up', { title })}
        icon={<RiArrowUpLine aria-hidden="true" />}
        isDisabled={at === 0}
        onPress={() => onMove(-1)}
      />
      <ButtonIcon
        size="small"
        variant="tertiary"
        aria-label={t('editor.levels.down', { title })}
        icon={<RiArrowDownLine aria-hidden="true" />}
        isDisabled={at === total - 1}
        onPress={() => onMove(1)}
      />
      <ButtonIcon
        size="small"
        variant="tertiary"
        aria-label={t('editor.levels.remove', { title })}
        icon={<RiDeleteBinLine aria-hidden="true" />}
        onPress={() => change(text => setAt(text, [...PATH, at], undefined))}
      />
    </>
  );
}
