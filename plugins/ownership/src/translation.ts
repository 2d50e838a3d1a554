import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { ownershipMessages } from '@callboard/backstage-plugin-ownership-common';

/**
 * The texts of the ownership plugin; those of findings are the ones the API answers with.
 *
 * @public
 */
export const ownershipTranslationRef = createTranslationRef({
  id: 'ownership',
  messages: {
    finding: ownershipMessages,
    /** What is the matter, in a few words that make sense alone. */
    problem: {
      missing: 'No owner',
      unparsable: 'Owner not readable',
      'group-not-in-catalog': 'Owner not in the catalog',
      'user-not-in-catalog': 'Owner not in the catalog',
      'kind-not-owner': 'Owner is not a team',
      email: 'Owner is an e-mail address',
      'email-of-user': 'Owner is an e-mail address',
      person: 'Owned by one person',
      'no-members': 'Nobody in the team',
      'members-not-in-catalog': 'Members not in the catalog',
      'members-in-sub-teams': 'No members of its own',
      'team-of-one': 'Team of one',
      'no-channel': 'No contact channel',
      'parent-cycle': 'Team tree runs in a circle',
      'owned-by-member': 'Owned by a member',
      'inherited-owner': 'Owner only inherited',
      other: 'Something to mend',
    },
    owner: {
      title: 'Owner',
      subject: 'The owner',
      thing: 'who owns this',
      inherited: '{{kind}} {{title}}',
      above: 'Part of',
      tier: 'Tier',
      lifecycle: 'Lifecycle',
      writtenIn: 'Written in {{source}}',
    },
    fold: {
      more: 'and {{number}} more',
      causes_one: 'and {{count}} more cause',
      causes_other: 'and {{count}} more causes',
      fewer: 'Show fewer',
    },
    people: {
      label: 'People',
      rest: 'Another {{number}} on the page of the team.',
    },
    channel: {
      label: 'Channels',
      chat: 'Chat',
      email: 'E-mail',
      link: 'Link',
      from: '(from {{source}})',
      copied: 'channel {{label}}',
      openNamed: 'Open {{label}}',
    },
    findings: {
      label: 'What to mend',
      snippet: 'lines for the descriptor',
      copy: 'Copy fix',
      copyOwner: 'Copy spec.owner',
      openOwner: 'Open {{owner}}',
    },
    unread: {
      title:
        'Ownership has not read this entity yet, or you cannot see who owns it.',
      asOf: 'The catalog was last read',
      never: 'The catalog has not been read completely yet.',
      hint: 'A new entity shows up within a minute.',
      again: 'Read again',
    },
    notInstalled: {
      title: 'The ownership backend is not installed in this portal.',
      hint: 'Add it:',
      snippet: 'install steps',
    },
    signal: {
      title: 'Owner',
      led: '{{lead}} leads, {{number}} in the team',
      people_one: '{{count}} person',
      people_other: '{{count}} people',
      unread: 'unknown: not read yet, or hidden from you',
      notInstalled: 'unknown: the ownership backend is not installed',
      forbidden: 'unknown: you cannot see who owns this',
      failed: 'unknown: the owner did not load',
      again: 'Try again',
    },
    team: {
      title: 'Owns',
      subject: 'What the team owns',
      thing: 'what this team owns',
      answer_one: '{{team}} answers for {{count, number}} entity.',
      answer_other: '{{team}} answers for {{count, number}} entities.',
      answerWithSubTeams_one:
        '{{team}} and its {{subTeams}} answer for {{count, number}} entity.',
      answerWithSubTeams_other:
        '{{team}} and its {{subTeams}} answer for {{count, number}} entities.',
      subTeams_one: '{{count, number}} sub-team',
      subTeams_other: '{{count, number}} sub-teams',
      people_one: '{{count, number}} person is in the team.',
      people_other: '{{count, number}} people are in the team.',
      nobody: 'Nobody is in the team itself.',
      noGaps: 'All of its own entities name this team as their owner.',
      own: 'This team',
      withSubTeams: 'With sub-teams',
      ownsNothing: 'nothing',
      gaps: 'To mend',
      gapCount_one: '{{count, number}} to mend',
      gapCount_other: '{{count, number}} to mend',
      unlisted: 'Another {{number}} are not listed here.',
      emptyTitle: '{{team}} owns nothing yet.',
      emptyHint: 'A team owns an entity whose descriptor says so:',
      emptySnippet: 'owner of an entity',
    },
    /** The texts of a finding that several entities share. */
    shared: {
      'inherited-owner': {
        reason: 'They name no owner; the team owns them through {{from}}.',
        fix: 'Add spec.owner to each descriptor.',
      },
      'owned-by-member': {
        reason: '{{person}} of this team owns them personally.',
        fix: 'Set spec.owner of each to the team.',
      },
    },
    kind: {
      component_one: '{{count, number}} component',
      component_other: '{{count, number}} components',
      api_one: '{{count, number}} API',
      api_other: '{{count, number}} APIs',
      resource_one: '{{count, number}} resource',
      resource_other: '{{count, number}} resources',
      system_one: '{{count, number}} system',
      system_other: '{{count, number}} systems',
      domain_one: '{{count, number}} domain',
      domain_other: '{{count, number}} domains',
      template_one: '{{count, number}} template',
      template_other: '{{count, number}} templates',
      other: '{{number}} {{kind}}',
    },
  },
});
