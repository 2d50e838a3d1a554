import { nextPageOf } from './nextPageOf';

const API = 'https://api.buildkite.com';
const link = (address: string, rel = 'next') => `<${address}>; rel="${rel}"`;

describe('the next page', () => {
  it.each([
    [null, undefined],
    ['', undefined],
    [link(`${API}/v2/builds?page=2`, 'last'), undefined],
    [link(`${API}/v2/builds?api_key=x&page=3`), 3],
    [
      `${link(`${API}/v2/builds?page=1`, 'prev')}, ${link(
        `${API}/v2/builds?page=4`,
      )}`,
      4,
    ],
  ])('of %s is %s', (header, page) => {
    expect(nextPageOf(header, API)).toBe(page);
  });

  it.each([
    link('https://elsewhere.example/v2/builds?page=3'),
    link(`${API}/v2/builds?page=many`),
    link(`${API}/v2/builds`),
    '; rel="next"',
  ])('is not %s', header => {
    expect(() => nextPageOf(header, API)).toThrow('cannot be read');
  });
});
