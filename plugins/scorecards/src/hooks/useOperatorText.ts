import { useTexts } from '@internal/frontend-kit';
import { editorMessages } from '../translations/editor';
import { scorecardsTranslationRef } from '../translation';

type Operator = keyof typeof editorMessages.operators;

/** Comparisons in words. */
export function useOperatorText(): (operator: string) => string {
  const { t } = useTexts(scorecardsTranslationRef);
  return operator =>
    Object.hasOwn(editorMessages.operators, operator)
      ? t(`editor.operators.${operator as Operator}`)
      : operator;
}
