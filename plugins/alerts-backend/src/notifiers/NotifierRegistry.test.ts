import type { AlertNotifier } from '@callboard/backstage-plugin-alerts-node';
import { NotifierRegistry } from './NotifierRegistry';

const notifier = (
  id: string,
  audience: AlertNotifier['audience'] = 'personal',
): AlertNotifier => ({
  id,
  title: `by ${id}`,
  audience,
  send: async () => ({}),
});

describe('NotifierRegistry', () => {
  it('knows notifiers by id and by audience, in the order they came', () => {
    const registry = new NotifierRegistry();
    const email = notifier('email');
    const chat = notifier('chat-2', 'shared');
    const pager = notifier('a');
    for (const each of [email, chat, pager]) registry.addNotifier(each);
    expect(registry.get('chat-2')).toBe(chat);
    expect(registry.get('chat')).toBeUndefined();
    expect(registry.get('constructor')).toBeUndefined();
    expect(registry.list()).toEqual([email, chat, pager]);
    expect(registry.list('personal')).toEqual([email, pager]);
    expect(registry.list('shared')).toEqual([chat]);
  });

  it('takes no second one of an id', () => {
    const registry = new NotifierRegistry();
    const first = notifier('email');
    registry.addNotifier(first);
    expect(() => registry.addNotifier(notifier('email', 'shared'))).toThrow(
      "There are two notifiers with the id 'email'",
    );
    expect(registry.list()).toEqual([first]);
  });

  it.each([
    '',
    '-a',
    'Email',
    'a:b',
    'a/b',
    'a b',
    '__proto__',
    'x'.repeat(61),
  ])('takes no id like %j', id => {
    const registry = new NotifierRegistry();
    expect(() => registry.addNotifier(notifier(id))).toThrow(
      'lower-case letters, digits and hyphens',
    );
    expect(registry.list()).toEqual([]);
  });
});
