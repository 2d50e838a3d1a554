/**
 * English texts of what speaks for a team, with `{{name}}` placeholders. `params.message` of an evidence names its text;
 * evidence of other families has none, and its text is shown as it is. Counts leave out the entity itself.
 *
 * @public
 */
export const ownershipEvidenceMessages = {
  'codeowners-team': 'CODEOWNERS line {{line}}: {{written}}',
  'codeowners-person':
    'CODEOWNERS line {{line}}: {{written}}, who is in {{owner}}',
  'system-parts': '{{owner}} owns {{count}} of {{total}} in {{kind}} {{whole}}',
  'system-owner': '{{owner}} owns {{kind}} {{whole}}',
  'own-parts': '{{owner}} owns {{count}} of {{total}} in it',
  dependency:
    '{{owner}} owns {{count}} of {{total}} that it depends on, or that depend on it',
  api: '{{owner}} owns {{count}} of {{total}} that it shares an API with',
  'repository-file':
    '{{owner}} owns {{count}} of {{total}} in the same descriptor file',
  'repository-folder':
    '{{owner}} owns {{count}} of {{total}} from folder {{folder}}',
  repository:
    '{{owner}} owns {{count}} of {{total}} from repository {{repository}}',
  'owner-in-person': '{{person}}, who owns it, is in {{owner}}',
  'previous-owner': '{{owner}} owned it until {{date}}',
  'previous-owner-person':
    '{{person}}, who owned it until {{date}}, is in {{owner}}',
  'name-of-owner':
    'Its owner is written as {{written}}, nearly the name of {{owner}}',
  'email-of-owner': 'Its owner is written as the address of {{owner}}',
  'name-of-entity': 'Its name contains “{{name}}”',
  'name-siblings':
    '{{owner}} owns {{count}} of {{total}} whose names begin with “{{name}}”',
} as const;

/**
 * Names a text in {@link ownershipEvidenceMessages}.
 *
 * @public
 */
export type OwnershipEvidenceMessage = keyof typeof ownershipEvidenceMessages;
