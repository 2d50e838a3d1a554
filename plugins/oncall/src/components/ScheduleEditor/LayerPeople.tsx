import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button, Select } from '@backstage/ui';
import { newSlot, type SlotDraft } from '../../lib/editor/draft';
import { useFieldTexts } from '../../hooks/useFieldTexts';
import { useListText } from '../../hooks/useListText';
import { useLayer } from './EditorContext';
import { PersonField } from '../PersonField';
import { SlotRow } from './SlotRow';
import { oncallTranslationRef } from '../../translation';
import styles from './ScheduleEditor.module.css';

/** Who takes turns, in order, and who begins. */
export function LayerPeople({ layerKey }: { layerKey: string }) {
  const { t } = useTranslationRef(oncallTranslationRef);
  const { layer, changeLayer, problemOf } = useLayer(layerKey);
  const { slots } = layer;
  const add = (slot: SlotDraft) => changeLayer({ slots: [...slots, slot] });
  return (
    <div role="group" aria-label={t('editor.people.title')}>
      <h5 className={styles.subheading}>{t('editor.people.title')}</h5>
      <ol className={styles.slots}>
        {slots.map(({ key }) => (
          <SlotRow key={key} layerKey={layerKey} slotKey={key} />
        ))}
      </ol>
      <div className={styles.fields}>
        <PersonField
          label={t('editor.people.add')}
          problem={problemOf('slots')}
          onAdd={person => add(newSlot([person]))}
        />
        <div className={styles.beside}>
          <Button variant="secondary" onPress={() => add(newSlot())}>
            {t('editor.people.vacant')}
          </Button>
        </div>
        {slots.length > 1 && <StartsWith layerKey={layerKey} />}
      </div>
    </div>
  );
}

/** Who is on call when the change begins to hold; by itself, nobody's turn is cut. */
function StartsWith({ layerKey }: { layerKey: string }) {
  const { t } = useTranslationRef(oncallTranslationRef);
  const { list } = useListText();
  const { layer, changeLayer, due } = useLayer(layerKey);
  const textsOf = useFieldTexts();
  const titleOf = ({ people }: SlotDraft) =>
    list(
      people.map(({ title }) => title),
      t('editor.vacant'),
    );
  const byTurn = layer.slots.find(({ key }) => key === due);
  const isChosen = layer.slots.some(({ key }) => key === layer.startsWith);
  return (
    <Select
      {...textsOf(t('editor.layers.startsWith'))}
      options={[
        {
          id: 'due',
          label: t('editor.layers.asDue', {
            name: titleOf(byTurn ?? layer.slots[0]),
          }),
        },
        ...layer.slots.map((slot, at) => ({
          id: slot.key,
          label: `${at + 1} ${titleOf(slot)}`,
        })),
      ]}
      value={isChosen ? layer.startsWith : 'due'}
      onChange={key =>
        changeLayer({ startsWith: key === 'due' ? undefined : String(key) })
      }
    />
  );
}
