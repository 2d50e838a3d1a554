import { fillIn } from './fillIn';

/**
 * English texts of all findings, with `{{name}}` placeholders: one source for the API, the MCP actions and the
 * translations of the cards.
 *
 * @public
 */
export const ownershipMessages = {
  missing: {
    reason:
      '{{title}} names no owner, and neither does a system or domain above it.',
    fix: 'Add spec.owner to its descriptor, for example: owner: group:default/your-team',
  },
  unparsable: {
    reason: 'The owner “{{written}}” is not an entity reference: {{problem}}.',
    fix: 'Write the owner as group:namespace/name, for example {{nearest}}',
  },
  'group-not-in-catalog': {
    reason: 'The owner {{ref}} is not in the catalog, or you cannot see it.',
    fix: 'Import your groups into the catalog, or correct spec.owner, for example to {{nearest}}',
  },
  'user-not-in-catalog': {
    reason:
      'The owner {{ref}} is not in the catalog: the person may have left, or you cannot see them.',
    fix: 'Hand {{title}} over to a team: set spec.owner to a group.',
  },
  'kind-not-owner': {
    reason: 'The owner {{ref}} is neither a group nor a user.',
    fix: 'Set spec.owner to a group.',
  },
  email: {
    reason:
      'The owner is the e-mail address {{written}}, which belongs to nobody in the catalog.',
    fix: 'Set spec.owner to the team that answers; keep the address as profile.email of that group.',
  },
  'email-of-user': {
    reason:
      'The owner is the e-mail address {{written}} of {{person}}. Teams outlive people.',
    fix: 'Set spec.owner to a team, for example {{nearest}}',
  },
  person: {
    reason: '{{person}} owns this personally. Teams outlive people.',
    fix: 'Set spec.owner to a team, for example {{nearest}}',
  },
  'no-members': {
    reason: '{{owner}} has no members.',
    fix: 'Add members to {{owner}}, or hand over what it owns to another team.',
  },
  'members-not-in-catalog': {
    reason:
      '{{owner}} lists members, but none of them is in the catalog for you.',
    fix: 'Import the users of {{owner}} into the catalog.',
  },
  'members-in-sub-teams': {
    reason:
      '{{owner}} has no members of its own; its sub-teams have {{count}}.',
    fix: 'Name the sub-team that answers as the owner.',
  },
  'team-of-one': {
    reason: '{{person}} is the only member of {{owner}}.',
    fix: 'Add a second person to {{owner}}, so that someone answers when {{person}} is away.',
  },
  'no-channel': {
    reason:
      '{{owner}} has no contact channel: no e-mail address, no chat, no link.',
    fix: 'Add profile.email or the annotation {{key}} to the group.',
  },
  'parent-cycle': {
    reason: 'The team tree runs in a circle: {{path}}.',
    fix: 'Correct spec.parent or spec.children of one of these groups.',
  },
  'confirmation-overdue': {
    reason: 'Nobody has confirmed {{owner}} as the owner since {{date}}.',
    fix: 'Someone of {{owner}} says that it is still right, or hands it over.',
  },
  'codeowners-disagree': {
    reason:
      'The CODEOWNERS file beside the descriptor names {{codeOwners}}, not {{owner}}.',
    fix: 'Correct the one that is wrong: spec.owner, or line {{line}} of CODEOWNERS.',
  },
  'owned-by-member': {
    reason: '{{person}} of this team owns it personally.',
    fix: 'Set spec.owner to the team.',
  },
  'inherited-owner': {
    reason: 'It names no owner; the team owns it through {{from}}.',
    fix: 'Add spec.owner to its descriptor.',
  },
} as const;

const texts: Record<string, { reason: string; fix: string }> =
  ownershipMessages;

/**
 * The English texts of a finding with its placeholders filled in.
 *
 * @public
 */
export function describeFinding(
  code: keyof typeof ownershipMessages,
  params: Record<string, string>,
): { reason: string; fix: string } {
  const { reason, fix } = texts[code];
  return { reason: fillIn(reason, params), fix: fillIn(fix, params) };
}
