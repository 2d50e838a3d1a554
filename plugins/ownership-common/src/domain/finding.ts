import type { OwnershipFinding, OwnershipFindingCode } from '../types';
import { describeFinding } from './messages';

const BAD = new Set<OwnershipFindingCode>([
  'missing',
  'unparsable',
  'group-not-in-catalog',
  'user-not-in-catalog',
  'kind-not-owner',
  'email',
  'email-of-user',
  'no-members',
  'members-not-in-catalog',
]);

/**
 * A finding with its tone and texts.
 *
 * @public
 */
export function finding(
  code: OwnershipFindingCode,
  params: Record<string, string>,
): OwnershipFinding {
  return {
    code,
    tone: BAD.has(code) ? 'bad' : 'warn',
    params,
    ...describeFinding(code, params),
  };
}
