import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { kitTranslationRef } from '../translation';

/** Writes a text of the kit. */
export type KitText = TranslationFunction<typeof kitTranslationRef.T>;

/** The texts of the kit in the language of the app. */
export function useKitText(): KitText {
  return useTranslationRef(kitTranslationRef).t;
}
