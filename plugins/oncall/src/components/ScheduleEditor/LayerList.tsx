import { useTexts } from '@internal/frontend-kit';
import { Button } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { momentAt, newLayer } from '../../lib/editor/draft';
import { useEditor } from './EditorContext';
import { ImportNotes } from '../ScheduleFileImport';
import { LayerCard } from './LayerCard';
import { ScheduleFields } from './ScheduleFields';
import { TemplatePicker } from './TemplatePicker';
import { oncallTranslationRef } from '../../translation';
import styles from './ScheduleEditor.module.css';

/** What is typed: the schedule's own fields, then its layers, the one that covers the others first. */
export function LayerList() {
  const { t } = useTexts(oncallTranslationRef);
  const { draft, fromFile, change } = useEditor();
  const { layers } = draft;
  const add = () =>
    change(known => ({
      ...known,
      layers: [...known.layers, newLayer(momentAt(Date.now()).date)],
    }));
  return (
    <section className={styles.column} aria-label={t('editor.layers.title')}>
      <ImportNotes draft={draft} comparison={fromFile} change={change} />
      <ScheduleFields />
      <h3 className={styles.heading}>{t('editor.layers.title')}</h3>
      {layers.length === 0 ? (
        <TemplatePicker />
      ) : (
        <>
          <p className={styles.quiet}>{t('editor.layers.help')}</p>
          <ol className={styles.list} aria-label={t('editor.layers.title')}>
            {layers.map(({ key }) => (
              <LayerCard key={key} layerKey={key} />
            ))}
          </ol>
        </>
      )}
      <div>
        <Button
          variant="secondary"
          iconStart={<RiAddLine aria-hidden="true" />}
          onPress={add}
        >
          {t('editor.layers.add')}
        </Button>
      </div>
    </section>
  );
}
