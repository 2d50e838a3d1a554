import type { Ownership } from '@callboard/backstage-plugin-ownership-common';
import type { Said } from '../families/readings';

const NOBODY = 'There is nobody who could confirm an owner';

function sayTrust({ trust }: Ownership): Record<string, Said> {
  return {
    'owner-confirmed': {
      value: trust?.level === 'fresh' || trust?.level === 'ageing',
      note: trust ? undefined : NOBODY,
    },
    'owner-confirmed-at': trust?.confirmedAt
      ? { value: trust.confirmedAt }
      : { missing: trust ? 'Nobody has confirmed this owner yet' : NOBODY },
    'owner-trust': trust ? { value: trust.level } : { missing: NOBODY },
  };
}

/** What ownership says of an entity. */
export function sayOwnership(item: Ownership): Record<string, Said> {
  const { owner, findings, channels, peopleCount, tier } = item;
  // The worst comes first: without an owner, it is why.
  const reasons = findings.map(({ reason }) => reason);
  const [worst = 'It has no owner'] = reasons;
  const note = owner?.title ?? worst;
  return {
    ...sayTrust(item),
    owner: owner ? { value: owner.entityRef, note } : { missing: worst },
    'owner-is-team': { value: owner?.kind === 'group', note },
    'owner-people': owner ? { value: peopleCount, note } : { missing: worst },
    'owner-reachable-channel': {
      value: channels.length > 0,
      // Of which kind they are; whom to reach where is for those who may ask ownership.
      note: [...new Set(channels.map(({ kind }) => kind))].join(', '),
    },
    'owner-problem-count': {
      value: findings.length,
      note: reasons.join(' '),
    },
    'owner-problems': {
      value: [...new Set(findings.map(({ code }) => code))],
    },
    tier: tier
      ? { value: tier.value, note: tier.source }
      : { missing: 'It has no tier' },
  };
}
