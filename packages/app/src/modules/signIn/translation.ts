import { createTranslationRef } from '@backstage/frontend-plugin-api';

export const signInTranslationRef = createTranslationRef({
  id: 'app.sign-in',
  messages: {
    title: 'Callboard',
    purpose:
      'Who answers for a service, who is called when it breaks, and what to do then.',
    sample:
      'This portal shows a sample organisation, a payments company. Choose who you are; no password is needed.',
    foreign:
      'This portal shows a catalog of {{people, number}} people. Choose who you are; no password is needed.',
    people: {
      title: 'Sign in as',
      action: 'Sign in as {{name}}',
      actionWithLabel: 'Sign in as {{name}}, {{label}}',
      noTeam: 'No team',
      search: 'Find a person or a team',
      searchPlaceholder: 'Name',
      shown:
        '{{shown, number}} of {{total, number}} people are shown. Type a name to find others.',
      absent: 'No person is in the catalog so far.',
      none: 'Nobody matches "{{filter}}". {{total, number}} people are in the catalog.',
    },
    /** What each sample person may do, by label. */
    roles: {
      member: 'Sees the catalog, except what is restricted to other teams.',
      lead: 'Sees the same as a member and answers for a team.',
      admin: 'Sees everything and may change the catalog.',
      stranger:
        'Works for a contractor and sees owners of its own things only.',
    },
    teams: {
      title: 'Act as a member of a team',
      action: 'Act as a member of {{name}}, {{people}}',
      members_one: '{{count}} person',
      members_other: '{{count}} people',
      shown:
        '{{shown, number}} of {{total, number}} teams are shown. Type a name to find others.',
      none: 'No team matches "{{filter}}".',
    },
    signingIn: {
      title: 'Signing in as {{name}}',
      reading: 'The catalog is still reading its files, one moment.',
      again: 'Choose someone else',
      refused: {
        title: 'You are not signed in as {{name}}.',
        description: 'The server refused the sign-in: {{reason}}',
        action: 'Try again',
      },
    },
    waiting: {
      starting: 'The portal is starting, one moment.',
      reading: 'The catalog is still reading its files, one moment.',
    },
    notConfigured: {
      title: 'No sign-in is configured.',
      description:
        'This portal has no sign-in provider, so nobody can enter. packages/app/README.md says how to start the demo and how to add a provider.',
    },
  },
});
