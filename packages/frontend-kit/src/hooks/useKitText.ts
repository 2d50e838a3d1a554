import { kitTranslationRef } from '../translation';
import { type Texts, useTexts } from './useTexts';

/** Writes a text of the kit. */
export type KitText = Texts<typeof kitTranslationRef.T>;

/** The texts of the kit in the language of the app. */
export function useKitText(): KitText {
  return useTexts(kitTranslationRef).t;
}
