import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/** What was typed for a service, as a reference: a bare name is a component of the default namespace. */
export function serviceRef(text: string): string {
  const typed = text.trim();
  if (typed === '') return '';
  try {
    return stringifyEntityRef(
      parseEntityRef(typed, {
        defaultKind: 'component',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    return typed;
  }
}
