import { z } from 'zod';

const lower = (text: string) => text.toLocaleLowerCase('en-US');

/** A full reference as somebody writes it; in lower case. */
export const writtenRef = z
  .string()
  .max(300)
  .regex(
    // PostgreSQL takes no text with a NUL.
    /^[^:/\s\p{Cc}]+:[^:/\s\p{Cc}]+\/[^:/\s\p{Cc}]+$/u,
    'must be a full reference such as component:default/ledger',
  )
  .transform(lower);

/** What a token of the push API may say something of. */
export interface PushScope {
  /** Id of the set of facts. */
  provider: string;
  /** Only of these entities, of what these own, or of what is in these namespaces; absent: of all entities. */
  only?:
    | { entityRefs: string[] }
    | { ownerRefs: string[] }
    | { namespaces: string[] };
}

const list = <T extends z.ZodType>(item: T) => z.array(item).min(1).max(500);

/** A scope as a person writes it. */
export const pushScopeSchema: z.ZodType<PushScope> = z.strictObject({
  provider: z.string().min(1).max(100),
  only: z
    .union([
      z.strictObject({ entityRefs: list(writtenRef) }),
      z.strictObject({ ownerRefs: list(writtenRef) }),
      z.strictObject({
        namespaces: list(z.string().min(1).max(100).transform(lower)),
      }),
    ])
    .optional(),
});

/** An entity as scopes know it; both references in lower case. */
export interface ScopedEntity {
  entityRef: string;
  ownerRef?: string;
}

/** Whether a token may say something of an entity. */
export function isInScope(
  { only }: PushScope,
  { entityRef, ownerRef }: ScopedEntity,
): boolean {
  if (!only) return true;
  if ('entityRefs' in only) return only.entityRefs.includes(entityRef);
  if ('ownerRefs' in only) {
    return ownerRef !== undefined && only.ownerRefs.includes(ownerRef);
  }
  const namespace = entityRef.slice(
    entityRef.indexOf(':') + 1,
    entityRef.indexOf('/'),
  );
  return only.namespaces.includes(namespace);
}
