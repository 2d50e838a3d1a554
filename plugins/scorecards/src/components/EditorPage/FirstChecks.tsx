import { Button } from '@backstage/ui';
import { EmptyBlock, useTexts } from '@internal/frontend-kit';
import { examplesOf } from '../../lib/editor/exampleChecks';
import { groupsOf } from '../../lib/editor/levelTree';
import { addAt } from '../../lib/editor/yamlText';
import { scorecardsTranslationRef } from '../../translation';
import { useEditorActs, useEditorContent } from './EditorContext';

/** Checks to begin with, while there are none. */
export function FirstChecks() {
  const { t } = useTexts(scorecardsTranslationRef);
  const { facts, change } = useEditorActs();
  const { document } = useEditorContent();
  const groups = groupsOf(document);
  const examples = examplesOf(facts);
  if (groups.some(({ checks }) => checks.length > 0)) return null;
  const [{ level }] = groups;
  return (
    <EmptyBlock
      kind="nothing-yet"
      title={t('editor.first.title')}
      actions={examples.map(({ id, title, passes, effort }) => (
        <Button
          key={id}
          size="small"
          variant="secondary"
          onPress={() =>
            change(text =>
              addAt(text, ['checks'], {
                id,
                title,
                ...(level && { level }),
                passes,
                fix: { effort },
              }),
            )
          }
        >
          {title}
        </Button>
      ))}
    >
      <p>
        {t(examples.length > 0 ? 'editor.first.hint' : 'editor.first.noFacts')}
      </p>
    </EmptyBlock>
  );
}
