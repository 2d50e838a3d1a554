/**
 * Annotation of an entity that names its playbooks: folders or files beside its descriptor, such as `./playbooks`, and
 * addresses of pages of configured sources, divided by commas.
 *
 * @public
 */
export const PLAYBOOKS_ANNOTATION = 'callboard.dev/playbooks';
