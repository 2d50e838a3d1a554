import { memo } from 'react';
import { useTexts } from '@internal/frontend-kit';
import { Button, Select } from '@backstage/ui';
import { newSlot, type SlotDraft } from '../../lib/editor/draft';
import { useFieldTexts } from '../../hooks/useFieldTexts';
import { useListText } from '../../hooks/useListText';
import { useLayer, type LayerValue } from './EditorContext';
import { PersonField } from '../PersonField';
import { SlotRow } from './SlotRow';
import { oncallTranslationRef } from '../../translation';
import styles from './ScheduleEditor.module.css';

const People = memo(PeopleFields);

/** Who is on call when the change begins to hold; by itself, nobody's turn is cut. */
const StartsWith = memo((props: StartProps) => {
  const { slots, startsWith, due, changeLayer } = props;
  const { t } = useTexts(oncallTranslationRef);
  const { listOf } = useListText();
  const textsOf = useFieldTexts();
  const titleOf = ({ people }: SlotDraft) => listOf(people, t('editor.vacant'));
  const byTurn = slots.find(({ key }) => key === due);
  const isChosen = slots.some(({ key }) => key === startsWith);
  return (
    <Select
      {...textsOf(t('editor.layers.startsWith'))}
      options={[
        {
          id: 'due',
          label: t('editor.layers.asDue', {
            name: titleOf(byTurn ?? slots[0]),
          }),
        },
        ...slots.map((slot, at) => ({
          id: slot.key,
          label: `${at + 1} ${titleOf(slot)}`,
        })),
      ]}
      value={isChosen ? startsWith : 'due'}
      onChange={key =>
        changeLayer({ startsWith: key === 'due' ? undefined : String(key) })
      }
    />
  );
});

/** Who takes turns, in order, and who begins. */
export function LayerPeople() {
  const { layer, due, changeLayer, problemOf } = useLayer();
  const { slots, startsWith } = layer;
  const { t } = useTexts(oncallTranslationRef);
  return (
    <div role="group" aria-label={t('editor.people.title')}>
      <h5 className={styles.subheading}>{t('editor.people.title')}</h5>
      <People {...{ slots, changeLayer, problem: problemOf('slots') }} />
      {slots.length > 1 && (
        <div className={styles.fields}>
          <StartsWith {...{ slots, startsWith, due, changeLayer }} />
        </div>
      )}
    </div>
  );
}

interface PeopleProps extends Pick<LayerValue, 'changeLayer'> {
  slots: SlotDraft[];
  problem?: string;
}

function PeopleFields(props: PeopleProps) {
  const { slots, changeLayer, problem } = props;
  const { t } = useTexts(oncallTranslationRef);
  const add = (slot: SlotDraft) =>
    changeLayer(layer => ({ slots: [...layer.slots, slot] }));
  return (
    <>
      <ol className={styles.slots}>
        {slots.map((slot, place) => (
          <SlotRow
            key={slot.key}
            slot={slot}
            place={place}
            total={slots.length}
            changeLayer={changeLayer}
          />
        ))}
      </ol>
      <div className={styles.fields}>
        <PersonField
          label={t('editor.people.add')}
          problem={problem}
          onAdd={person => add(newSlot([person]))}
        />
        <div className={styles.beside}>
          <Button variant="secondary" onPress={() => add(newSlot())}>
            {t('editor.people.vacant')}
          </Button>
        </div>
      </div>
    </>
  );
}

interface StartProps extends Pick<LayerValue, 'changeLayer' | 'due'> {
  slots: SlotDraft[];
  startsWith?: string;
}
