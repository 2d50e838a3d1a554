import { isEmailAddress, mailtoOf } from './emailAddress';

describe('e-mail addresses', () => {
  it.each([
    ['ana@example.com', true],
    ['ana', false],
    ['user:ana@example.com', false],
    ['a b@example.com', false],
  ])('%s is one: %s', (text, expected) => {
    expect(isEmailAddress(text)).toBe(expected);
  });

  it('add no field to the mail', () => {
    expect(mailtoOf('ana+x?bcc=eve@example.com')).toBe(
      'mailto:ana%2Bx%3Fbcc%3Deve@example.com',
    );
  });
});
