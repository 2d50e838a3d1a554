import { Button } from '@backstage/ui';
import { EmptyBlock, useTexts } from '@internal/frontend-kit';
import { lastMonday } from '../../lib/editor/lastMonday';
import {
  TEMPLATES,
  templateLayers,
  type Template,
} from '../../lib/editor/templates';
import { ImportFile } from '../ScheduleFileImport';
import { useEditor } from './EditorContext';
import { oncallTranslationRef } from '../../translation';

type Part = 'weekly' | 'weekdays' | 'weekend' | 'business-hours';

/** Layers to begin with, where there are none. */
export function TemplatePicker() {
  const { t } = useTexts(oncallTranslationRef);
  const { change, isNew } = useEditor();
  const use = (template: Template) =>
    change(known => ({
      ...known,
      layers: templateLayers(template, lastMonday(Date.now()), part =>
        t(`editor.template.part.${part as Part}`),
      ),
    }));
  return (
    <EmptyBlock
      kind="nothing-yet"
      title={t('editor.template.title')}
      actions={
        <>
          {TEMPLATES.map(template => (
            <Button
              key={template}
              variant="secondary"
              onPress={() => use(template)}
            >
              {t(`editor.template.${template}`)}
            </Button>
          ))}
          {isNew && <ImportFile change={change} />}
        </>
      }
    >
      <p>{t('editor.template.hint')}</p>
    </EmptyBlock>
  );
}
