import { useTexts } from '@internal/frontend-kit';
import { leafOf } from '../../lib/editor/conditions';
import { groupsOf } from '../../lib/editor/levelTree';
import { idOf } from '../../lib/editor/starters';
import { addAt } from '../../lib/editor/yamlText';
import { scorecardsTranslationRef } from '../../translation';
import { useEditorActs, useEditorContent } from './EditorContext';

/** An id that no check has. */
function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`;
  return id;
}

/** Asks for a fact, and adds a check of it to the first level. */
export function useAddCheck(onAdded: (id: string) => void) {
  const { t } = useTexts(scorecardsTranslationRef);
  const { pickFact, change } = useEditorActs();
  const { document } = useEditorContent();
  return () =>
    pickFact(fact => {
      const groups = groupsOf(document);
      const taken = new Set(
        groups.flatMap(({ checks }) => checks.map(check => check.id)),
      );
      const id = freeId(idOf(fact.title) || fact.name, taken);
      const [{ level }] = groups;
      change(text =>
        addAt(text, ['checks'], {
          id,
          title: t('editor.tree.newTitle', { fact: fact.title }),
          ...(level && { level }),
          passes: leafOf(fact),
        }),
      );
      onAdded(id);
    });
}
