import { memo } from 'react';
import { Box, Button } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { useAnnounce, useTexts } from '@internal/frontend-kit';
import { useLatest } from '../../hooks/useLatest';
import { isSame } from '../../lib/editor/isSame';
import {
  groupsOf,
  moveCheck,
  placeOf,
  stepFrom,
  type TreeGroup,
  type TreePlace,
} from '../../lib/editor/levelTree';
import { scorecardsTranslationRef } from '../../translation';
import { CheckEntry } from './CheckEntry';
import { useEditorActs, useEditorContent } from './EditorContext';
import { useAddCheck } from './useAddCheck';
import styles from './EditorPage.module.css';

interface TreeProps {
  /** Index of the check that is shown; absent: the scorecard itself. */
  chosen?: number;
  /** @param id - absent: the scorecard itself */
  onChoose: (id?: string) => void;
}

/** Keys in the fields of a check leave most of it as it is. */
const Tree = memo(
  (props: TreeProps & { groups: TreeGroup[]; onAdd: () => void }) => {
    const { groups, chosen, onChoose, onAdd } = props;
    const { t } = useTexts(scorecardsTranslationRef);
    return (
      <Box
        as="nav"
        bg="neutral"
        className={styles.tree}
        aria-label={t('editor.tree.title')}
      >
        <button
          type="button"
          className={styles.entry}
          aria-current={chosen === undefined}
          onClick={() => onChoose()}
        >
          {t('editor.tree.whole')}
        </button>
        {groups.map((group, at) => (
          <Level
            key={`${at} ${group.level}`}
            at={at}
            groups={groups}
            chosen={chosen}
            onChoose={onChoose}
          />
        ))}
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiAddLine aria-hidden="true" />}
          onPress={onAdd}
        >
          {t('editor.tree.add')}
        </Button>
      </Box>
    );
  },
  isSame,
);

/** Levels with their checks; those of a scorecard of points all together. A check moves by drag, by Alt with an arrow, or by its buttons. */
export function LevelTree(
  props: TreeProps & {
    /** What checks of other scorecards are called. */
    titleOf: (check: string) => string;
  },
) {
  const { chosen, onChoose, titleOf } = props;
  const { document } = useEditorContent();
  return (
    <Tree
      groups={groupsOf(document, titleOf)}
      chosen={chosen}
      onChoose={useLatest(onChoose)}
      onAdd={useLatest<void>(useAddCheck(onChoose))}
    />
  );
}

function Level(props: TreeProps & { at: number; groups: TreeGroup[] }) {
  const { at, groups, chosen, onChoose } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const { change } = useEditorActs();
  const announce = useAnnounce();
  const { title, checks } = groups[at];
  const titleOf = (group: TreeGroup) =>
    group.title ??
    t(groups.length === 1 ? 'editor.tree.all' : 'editor.tree.noLevel');
  const move = (index: number, to: TreePlace) => {
    const group = groups[to.group];
    const isIn = group.checks.some(check => check.index === index);
    change(text => moveCheck(text, groups, index, to));
    announce(
      t('editor.tree.moved', {
        level: titleOf(group),
        place: `${to.place + 1}`,
        total: `${group.checks.length + (isIn ? 0 : 1)}`,
      }),
    );
  };
  return (
    <section className={styles.level}>
      <h3>{title ?? titleOf(groups[at])}</h3>
      {checks.length === 0 && (
        <p className={styles.quiet}>{t('editor.tree.empty')}</p>
      )}
      <ol data-level={at} aria-label={titleOf(groups[at])}>
        {checks.map(check => (
          <CheckEntry
            key={check.index}
            check={check}
            isChosen={check.index === chosen}
            onChoose={() => onChoose(check.id)}
            onStep={by => {
              const from = placeOf(groups, check.index);
              const to = from && stepFrom(groups, from, by);
              if (to) move(check.index, to);
            }}
            onDrop={to => move(check.index, to)}
          />
        ))}
      </ol>
    </section>
  );
}
