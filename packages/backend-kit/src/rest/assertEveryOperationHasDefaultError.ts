const methods = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
];

/**
 * For tests of a spec. Without a `default` response every refusal of an operation becomes a 500 as soon as responses
 * are validated.
 *
 * @throws Error naming the operations that lack one, or when the spec has no operation at all
 */
export function assertEveryOperationHasDefaultError(spec: {
  paths: object;
}): void {
  const operations = Object.entries(spec.paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, { responses?: object }>)
      .filter(([method]) => methods.includes(method))
      .map(([method, { responses }]) => ({
        name: `${method.toUpperCase()} ${path}`,
        hasDefault: responses !== undefined && 'default' in responses,
      })),
  );
  if (operations.length === 0) {
    throw new Error('The spec has no operation');
  }
  const lacking = operations.filter(({ hasDefault }) => !hasDefault);
  if (lacking.length > 0) {
    throw new Error(
      `No default error response: ${lacking
        .map(({ name }) => name)
        .join(', ')}`,
    );
  }
}
