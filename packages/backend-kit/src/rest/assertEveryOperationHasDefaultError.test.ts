import { assertEveryOperationHasDefaultError } from './assertEveryOperationHasDefaultError';

const ok = { responses: { '200': {}, default: {} } };
const bare = { responses: { '200': {} } };

describe('assertEveryOperationHasDefaultError', () => {
  it('accepts a spec whose operations all have one', () => {
    expect(() =>
      assertEveryOperationHasDefaultError({
        paths: { '/a': { parameters: [], get: ok, post: ok } },
      }),
    ).not.toThrow();
  });

  it('names each operation that has none', () => {
    expect(() =>
      assertEveryOperationHasDefaultError({
        paths: { '/a': { get: ok, post: bare }, '/b/{id}': { delete: {} } },
      }),
    ).toThrow('No default error response: POST /a, DELETE /b/{id}');
  });

  it('refuses a spec without operations', () => {
    expect(() => assertEveryOperationHasDefaultError({ paths: {} })).toThrow(
      'The spec has no operation',
    );
  });
});
