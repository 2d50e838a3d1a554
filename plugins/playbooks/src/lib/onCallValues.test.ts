import { asksWhoIsOnCall, firstOnCall, onCallValues } from './onCallValues';

const NOW = Date.parse('2026-11-27T03:00:00Z');

const person = (title: string, more: object = {}) => ({
  entityRef: `user:default/${title.toLowerCase()}`,
  title,
  known: true,
  channels: [],
  ...more,
});

const level = (...people: ReturnType<typeof person>[]) => ({
  name: 'primary',
  now: {
    startsAt: '2026-11-27T00:00:00Z',
    endsAt: '2026-11-28T00:00:00Z',
    overridden: false,
    people,
  },
});

const at = (now: number, ...levels: object[]) =>
  firstOnCall({ levels } as unknown as Parameters<typeof firstOnCall>[0], now);
const valuesOf = (...levels: object[]) => onCallValues(at(NOW, ...levels));

describe('onCallValues', () => {
  it('are of the first person who can answer', () => {
    expect(
      valuesOf(
        { name: 'empty' },
        level(person('Eve', { gone: true })),
        level(
          person('Ana', {
            channels: [
              { kind: 'chat', label: '#ana' },
              { kind: 'email', label: 'ana@example.com' },
              { kind: 'email', label: 'old@example.com' },
              { kind: 'phone', label: '+49 30 1' },
              { kind: 'link', label: 'Profile' },
            ],
          }),
          person('Ben'),
        ),
      ),
    ).toEqual({
      'on-call': 'Ana',
      'on-call-user': 'ana',
      'on-call-email': 'ana@example.com',
      'on-call-phone': '+49 30 1',
      'on-call-chat': '#ana',
    });
  });

  it('name no user of the catalog whom only another system knows', () => {
    expect(
      valuesOf(level(person('Zoe', { entityRef: 'PX1', known: false }))),
    ).toEqual({ 'on-call': 'Zoe' });
  });

  it('are none where nobody is on call, or nobody knows', () => {
    expect(valuesOf({ name: 'primary' })).toEqual({});
    expect(firstOnCall(null, NOW)).toBeUndefined();
    expect(firstOnCall(undefined, NOW)).toBeUndefined();
  });
});

it('nobody is on call by an answer that is older than the shift in it', () => {
  const end = Date.parse('2026-11-28T00:00:00Z');
  expect(at(end - 1, level(person('Ana')))?.title).toBe('Ana');
  expect(at(end, level(person('Ana')))).toBeUndefined();
});

describe('asksWhoIsOnCall', () => {
  it.each([
    ['on-call', true],
    ['ONCALL_EMAIL', true],
    ['on_call_phone', true],
    ['onCallUser', true],
    ['namespace', false],
    ['is-on-call', false],
  ])('%s: %s', (name, asks) => {
    expect(asksWhoIsOnCall(name)).toBe(asks);
  });
});
