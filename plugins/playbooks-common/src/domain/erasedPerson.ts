/**
 * Who stands in runs in place of a person who was erased: the same for all of them.
 *
 * @public
 */
export const ERASED_PERSON_REF = 'user:default/erased';
