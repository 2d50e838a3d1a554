import type { OwnershipFinding } from '@callboard/backstage-plugin-ownership-common';

/** How a finding is mended: lines to paste, and where. */
export interface Fix {
  snippet?: string;
  /** The place to mend is the owner, not the entity. */
  atOwner: boolean;
}

/** `spec.owner` as it stands in a descriptor. */
export function ownerSnippet(ownerRef: string): string {
  return `spec:\n  owner: ${ownerRef}`;
}

/** A JSON string is a YAML string, whatever it contains. */
const quoted = (text: string) => JSON.stringify(text);

/** How to mend a finding about an entity or its owner. */
export function fixOf({ code, params }: OwnershipFinding): Fix {
  switch (code) {
    case 'missing':
    case 'unparsable':
    case 'group-not-in-catalog':
    case 'user-not-in-catalog':
    case 'kind-not-owner':
    case 'email':
    case 'email-of-user':
    case 'person':
      return {
        snippet: ownerSnippet(params.nearest ?? 'group:default/your-team'),
        atOwner: false,
      };
    case 'no-channel':
      return {
        snippet: `metadata:\n  annotations:\n    ${params.key}: ${quoted(
          '#your-channel',
        )}`,
        atOwner: true,
      };
    // The line that is wrong may stand in either file: the text says which.
    case 'codeowners-disagree':
      return { atOwner: false };
    default:
      return { atOwner: true };
  }
}
