import { isMachine } from './isMachine';

describe('isMachine', () => {
  it.each([
    'dependabot[bot]',
    'Renovate[bot]',
    'renovate',
    'dependabot',
    'acme-ci-bot',
    'k8s-ci-robot',
    'Renovate Bot',
    'web-flow',
    '49699333+dependabot[bot]@users.noreply.github.com',
    'bot@renovateapp.com',
  ])('knows %s by its name', name => {
    expect(isMachine({ author: name })).toBe(true);
    expect(isMachine({ author: 'Ana', account: name })).toBe(true);
  });

  it.each(['ana-ruiz', 'Jo Abbot', 'abbot', 'botond', 'bothwell@example.com'])(
    'takes %s for a person',
    name => {
      expect(isMachine({ author: name, account: name })).toBe(false);
    },
  );

  it('believes the provider', () => {
    expect(isMachine({ author: 'ana', isBot: true })).toBe(true);
    expect(isMachine({})).toBe(false);
  });
});
