import { ConfigReader } from '@backstage/config';
import { readFilesConfig } from './readFilesConfig';

const configured = (facts: object[]) =>
  readFilesConfig(
    new ConfigReader({ files: [{ id: 'repo', title: 'Repository', facts }] }),
  )[0];

describe('readFilesConfig', () => {
  const fact = { name: 'x', title: 'X', file: 'a', exists: true };
  it.each([
    [{ ...fact, file: '../a' }, "file: '../a' is no path below"],
    [{ ...fact, file: '/etc/passwd' }, "file: '/etc/passwd' is no path"],
    [{ ...fact, file: 'a/./b' }, 'is no path'],
    [{ ...fact, file: 'a\\..\\b' }, 'is no path'],
    [{ ...fact, file: [] }, 'file: give one path'],
    [{ ...fact, json: 'a' }, 'give exactly one of exists, matches, json, yaml'],
    [{ ...fact, exists: undefined }, 'give exactly one of'],
    [{ ...fact, exists: false }, 'exists: write true'],
    [{ ...fact, type: 'number' }, 'type: exists gives a boolean'],
    [{ ...fact, exists: undefined, json: 'a[' }, 'json: '],
    [
      { ...fact, exists: undefined, json: 'a' },
      'type: is missing; give one of',
    ],
    [
      { ...fact, exists: undefined, json: 'a', type: 'integer' },
      "type: 'integer' is none of boolean, number",
    ],
    [{ ...fact, exists: undefined, matches: '(a' }, 'matches: '],
    [{ ...fact, exists: undefined, matches: '(?=a)b' }, 'matches: '],
    [
      { ...fact, exists: undefined, matches: 'a', type: 'list' },
      'type: matches gives a boolean, string, version or time, not a list',
    ],
  ])('refuses %j', (wrong, message) => {
    expect(() => configured([wrong])).toThrow(message);
    expect(() => configured([wrong])).toThrow(
      /scorecards\.files\[0\]\.facts\[0\]/,
    );
  });
});
