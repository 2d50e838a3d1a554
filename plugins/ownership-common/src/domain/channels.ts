import type { ContactChannel } from '../types';
import { mailtoOf } from './emailAddress';

/** An e-mail address as a channel. */
export function emailChannel(address: string, from: string): ContactChannel {
  return {
    kind: 'email',
    label: address,
    href: mailtoOf(address),
    from,
  };
}

/** The same address or room counts once, the first one named. */
export function uniqueChannels(
  channels: readonly ContactChannel[],
): ContactChannel[] {
  const byId = new Map<string, ContactChannel>();
  for (const channel of channels) {
    const id = channel.href ?? channel.label;
    if (!byId.has(id)) byId.set(id, channel);
  }
  return [...byId.values()];
}
