import { useRef } from 'react';
import { Button, ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { useNarrow, useTexts } from '@internal/frontend-kit';
import type { StepState } from '@callboard/backstage-plugin-playbooks-common';
import { RiMore2Line } from '@remixicon/react';
import { playbooksTranslationRef } from '../../translation';
import { useRunValue } from './RunContext';
import styles from './RunView.module.css';

type Act = StepState | 'note';

const DOUBLE_TAP_MS = 400;

/** What can be said of an item, the usual first. One that is marked can be opened again. */
function actsOf(state: StepState): { main: Act[]; more: Act[] } {
  const isOpen = state === 'todo' || state === 'doing';
  return {
    main: isOpen ? ['done', 'failed', 'skipped'] : ['todo'],
    more: state === 'todo' ? ['doing', 'note'] : ['note'],
  };
}

const focusBar = (stepId: string) =>
  requestAnimationFrame(() =>
    document
      .getElementById(`run-item-${stepId}`)
      ?.focus({ preventScroll: true }),
  );

/** What can be said of an item; on a phone the rare things stand in a menu. */
export function StepActs(props: {
  stepId: string;
  isMain?: boolean;
  /** Takes no press at first: the second tap of a double tap is not meant for the next step. */
  waits?: boolean;
}) {
  const { stepId, isMain, waits } = props;
  const shownAt = useRef(Date.now());
  const { t } = useTexts(playbooksTranslationRef);
  const { steps, titleOf, mark, setNote } = useRunValue();
  const isNarrow = useNarrow();
  const { main, more } = actsOf(steps.get(stepId)?.state ?? 'todo');
  const perform = (act: Act) => {
    if (waits && Date.now() - shownAt.current < DOUBLE_TAP_MS) return;
    if (act !== 'note') mark(stepId, act);
    // What did not work is marked at once; a line about it can follow.
    if (act === 'note' || act === 'failed') setNote(stepId, 'asked');
    // The pressed button goes; whoever works by keyboard stays at the step.
    else if (!waits) focusBar(stepId);
  };
  const nameOf = (act: string) =>
    t('runs.act.of', { act, step: titleOf(stepId) });
  const button = (act: Act, variant: 'primary' | 'secondary' | 'tertiary') => (
    <Button
      key={act}
      size="small"
      variant={variant}
      aria-label={nameOf(t(`runs.act.${act}`))}
      onPress={() => perform(act)}
    >
      {t(`runs.act.${act}`)}
    </Button>
  );
  return (
    <span className={styles.acts}>
      {main.map(act =>
        button(act, act === 'done' && isMain ? 'primary' : 'secondary'),
      )}
      {isNarrow ? (
        <MenuTrigger>
          <ButtonIcon
            size="small"
            variant="secondary"
            icon={<RiMore2Line aria-hidden="true" />}
            aria-label={nameOf(t('runs.act.more'))}
          />
          <Menu>
            {more.map(act => (
              <MenuItem key={act} onAction={() => perform(act)}>
                {t(`runs.act.${act}`)}
              </MenuItem>
            ))}
          </Menu>
        </MenuTrigger>
      ) : (
        more.map(act => button(act, 'tertiary'))
      )}
    </span>
  );
}
