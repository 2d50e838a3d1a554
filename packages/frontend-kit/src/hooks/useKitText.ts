import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { kitTranslationRef } from '../translation';

/** The texts of the kit in the language of the app. */
export function useKitText() {
  return useTranslationRef(kitTranslationRef).t;
}
