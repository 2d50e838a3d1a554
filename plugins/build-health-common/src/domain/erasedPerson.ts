/**
 * Who stands in place of a person who was erased, the same for all of them. No account of a provider is written like this, so that
 * nobody else gets what they did.
 *
 * @public
 */
export const ERASED_PERSON_REF = 'user:default/erased';

/**
 * What stands in place of the name of an author who was erased.
 *
 * @public
 */
export const ERASED_AUTHOR = 'erased';
