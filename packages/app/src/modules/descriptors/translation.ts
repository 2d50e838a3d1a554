import { createTranslationRef } from '@backstage/frontend-plugin-api';

export const descriptorsTranslationRef = createTranslationRef({
  id: 'app.descriptors',
  messages: {
    subject: 'The list of descriptors',
    thing: 'what this portal read from its folder',
    title: 'Descriptors in {{root}}',
    metadata: { read: 'Read', files: 'Files', documents: 'Documents' },
    answer: {
      entities_one: '{{count, number}} entity shown.',
      entities_other: '{{count, number}} entities shown.',
      refused_one: '{{count, number}} document was refused',
      refused_other: '{{count, number}} documents were refused',
      collisions_one: '{{count, number}} document repeats a ref',
      collisions_other: '{{count, number}} documents repeat a ref',
      missing_one: '{{count, number}} definition is missing',
      missing_other: '{{count, number}} definitions are missing',
    },
    filter: {
      label: 'Filter',
      placeholder: 'Name, file or reason',
      none: 'No finding matches "{{filter}}". {{total, number}} without the filter.',
      clear: 'Clear filter',
    },
    columns: {
      subject: 'Descriptor',
      place: 'Where',
      reason: 'Why',
      fix: 'What to do',
    },
    copy: { place: 'place of {{subject}}', fix: 'fix for {{subject}}' },
    refused: {
      title: 'Refused documents',
      meaning: 'They are not in the catalog.',
      unnamed: 'Document without a name',
    },
    collisions: {
      title: 'Repeated refs',
      meaning:
        'Two documents name one entity. The first by path is the entity, the other is left out.',
      reason: '{{kept}} comes first and is the entity.',
      fix: 'Rename one of the two documents or delete the second.',
    },
    missing: {
      title: 'Missing definitions',
      meaning: 'The entity is in the catalog; what it points to was not found.',
      reason: '{{target}}: {{reason}}',
      fix: 'Add the file or correct the path.',
    },
    clean: {
      title: 'Nothing is left out.',
      rest: 'No document was refused, no ref is repeated, no definition is missing.',
    },
    others: {
      title_one: '{{count, number}} YAML file without a descriptor',
      title_other: '{{count, number}} YAML files without a descriptor',
      meaning: 'They hold something else. Nothing needs to be done.',
    },
  },
});
