/* eslint-disable no-script-url */
import { safeHref } from './safeHref';

describe('safeHref', () => {
  it.each([
    'https://example.com/a?b=c#d',
    'HTTP://EXAMPLE.COM',
    'mailto:pay-core@example.com',
    '#section',
    '/catalog/default/component/x',
  ])('follows %s', href => {
    expect(safeHref(href)).toBe(href);
  });

  it.each([
    undefined,
    '',
    'javascript:alert(1)',
    ' \u0001javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '\\\\evil.example',
    'relative/path',
    'slack://channel',
  ])('refuses %j', href => {
    expect(safeHref(href)).toBeUndefined();
  });
});
