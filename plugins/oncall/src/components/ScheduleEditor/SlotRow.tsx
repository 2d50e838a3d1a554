import { memo, useState } from 'react';
import { useReorder, useTexts } from '@internal/frontend-kit';
import { Button, ButtonIcon } from '@backstage/ui';
import {
  RiArrowDownLine,
  RiArrowUpLine,
  RiCloseLine,
  RiDeleteBinLine,
} from '@remixicon/react';
import type { NamedRef } from '@callboard/backstage-plugin-oncall-common';
import { moved, type SlotDraft } from '../../lib/editor/draft';
import { useListText } from '../../hooks/useListText';
import type { LayerValue } from './EditorContext';
import { PersonField } from '../PersonField';
import { oncallTranslationRef } from '../../translation';
import styles from './ScheduleEditor.module.css';

interface SlotProps extends Pick<LayerValue, 'changeLayer'> {
  slot: SlotDraft;
  place: number;
  total: number;
}

/** One place in the rotation: a person, several together, or nobody. */
export const SlotRow = memo(SlotFields);

function SlotFields(props: SlotProps) {
  const { slot, changeLayer } = props;
  const { t } = useTexts(oncallTranslationRef);
  const { listOf } = useListText();
  const [isAdding, setAdding] = useState(false);
  const name = listOf(slot.people, t('editor.vacant'));
  const setPeople = (people: NamedRef[]) =>
    changeLayer(({ slots }) => ({
      slots: slots.map(each =>
        each.key === slot.key ? { ...each, people } : each,
      ),
    }));
  return (
    <li className={styles.slot}>
      <div className={styles.slotLine}>
        <span className={styles.slotPeople}>
          {slot.people.length === 0 && (
            <span className={styles.vacant}>{t('editor.vacant')}</span>
          )}
          {slot.people.map(person => (
            <span key={person.entityRef} className={styles.person}>
              {person.title}
              {slot.people.length > 1 && (
                <ButtonIcon
                  variant="tertiary"
                  size="small"
                  aria-label={t('editor.people.remove', { name: person.title })}
                  icon={<RiCloseLine aria-hidden="true" />}
                  onPress={() =>
                    setPeople(slot.people.filter(each => each !== person))
                  }
                />
              )}
            </span>
          ))}
        </span>
        <Button
          variant="tertiary"
          size="small"
          aria-expanded={isAdding}
          aria-label={t('editor.people.addTogether', { name })}
          onPress={() => setAdding(!isAdding)}
        >
          {t('editor.people.together')}
        </Button>
        <SlotButtons {...props} name={name} />
      </div>
      {isAdding && (
        <PersonField
          label={t('editor.people.addTogether', { name })}
          without={slot.people}
          onAdd={person => {
            setPeople([...slot.people, person]);
            setAdding(false);
          }}
        />
      )}
    </li>
  );
}

function SlotButtons(props: SlotProps & { name: string }) {
  const { slot, place, total, name, changeLayer } = props;
  const { t } = useTexts(oncallTranslationRef);
  const { moveBy, onKeyDown } = useReorder({
    place,
    total,
    move: by =>
      changeLayer(({ slots }) => ({ slots: moved(slots, place, by) })),
    say: next => t('editor.layers.moved', { name, place: next, total }),
  });
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- hears the keys of the buttons in it
    <span className={styles.buttons} onKeyDown={onKeyDown}>
      <ButtonIcon
        variant="tertiary"
        size="small"
        aria-label={t('editor.people.up', { name })}
        icon={<RiArrowUpLine aria-hidden="true" />}
        onPress={() => moveBy(-1)}
      />
      <ButtonIcon
        variant="tertiary"
        size="small"
        aria-label={t('editor.people.down', { name })}
        icon={<RiArrowDownLine aria-hidden="true" />}
        onPress={() => moveBy(1)}
      />
      <ButtonIcon
        variant="tertiary"
        size="small"
        aria-label={t('editor.people.removeTurn', { name })}
        icon={<RiDeleteBinLine aria-hidden="true" />}
        onPress={() =>
          changeLayer(({ slots }) => ({
            slots: slots.filter(({ key }) => key !== slot.key),
          }))
        }
      />
    </span>
  );
}
