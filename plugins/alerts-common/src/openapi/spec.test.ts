import { builtInRules } from '../domain/escalation';
import { alertsApiSpec } from '.';

interface Operation {
  operationId: string;
  parameters?: readonly { name: string; in: string }[];
  requestBody?: unknown;
  responses: Record<string, { description: string }>;
}

const operations = Object.entries(alertsApiSpec.paths).flatMap(
  ([path, methods]) =>
    Object.entries<Operation>(methods).map(([method, operation]) => ({
      path,
      method,
      ...operation,
    })),
);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every schema below a value, with where it is. */
function schemasOf(
  value: unknown,
  place = '',
): { place: string; schema: Record<string, unknown> }[] {
  if (Array.isArray(value)) {
    return value.flatMap((each, index) => schemasOf(each, `${place}/${index}`));
  }
  if (!isObject(value)) return [];
  const own = typeof value.type === 'string' ? [{ place, schema: value }] : [];
  return [
    ...own,
    ...Object.entries(value).flatMap(([name, each]) =>
      schemasOf(each, `${place}/${name}`),
    ),
  ];
}

/** Errors are of the platform's form, which may have more. */
const withoutErrors = operations.map(({ responses, ...operation }) => {
  const { default: _errors, ...rest } = responses;
  return { ...operation, responses: rest };
});

const schemas = schemasOf(withoutErrors);

describe('the API specification', () => {
  it('answers errors in every operation, and one thing else', () => {
    for (const { responses } of operations) {
      expect(responses.default?.description).toContain('error');
      expect(Object.keys(responses)).toHaveLength(2);
    }
  });

  it('names each operation once', () => {
    const names = operations.map(({ operationId }) => operationId);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(40);
  });

  it('says what stands in its paths', () => {
    for (const { path, parameters = [] } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const said = parameters
        .filter(each => each.in === 'path')
        .map(({ name }) => name);
      expect({ path, names: said }).toEqual({ path, names: inPath });
    }
  });

  it('reads nothing from the body of what only reads', () => {
    const bodies = operations.filter(({ requestBody }) => requestBody);
    expect(new Set(bodies.map(({ method }) => method))).toEqual(
      new Set(['post', 'put']),
    );
  });

  it('bounds every text and every list', () => {
    const unbounded = schemas.filter(({ schema }) => {
      if (schema.type === 'array') return !('maxItems' in schema);
      if (schema.type !== 'string') return false;
      return !['maxLength', 'enum', 'pattern'].some(name => name in schema);
    });
    expect(unbounded.map(({ place }) => place)).toEqual([]);
    expect(schemas.length).toBeGreaterThan(500);
  });

  it('knows every field, or bounds how many there are', () => {
    const open = schemas.filter(
      ({ schema }) =>
        schema.type === 'object' &&
        schema.additionalProperties !== false &&
        !('maxProperties' in schema),
    );
    expect(open.map(({ place }) => place)).toEqual([]);
  });

  it('takes patterns that begin and end where the text does', () => {
    const patterns = schemas.flatMap(({ schema }) =>
      typeof schema.pattern === 'string' ? [schema.pattern] : [],
    );
    expect(patterns).not.toEqual([]);
    for (const pattern of patterns) expect(pattern).toMatch(/^\^.*\$$/);
  });

  it('takes as many steps as the built-in policy has', () => {
    const places = schemas.filter(({ place }) => place.endsWith('/steps'));
    expect(places).not.toEqual([]);
    for (const { schema } of places) {
      expect(Number(schema.maxItems)).toBeGreaterThanOrEqual(
        builtInRules.steps.length,
      );
    }
  });
});
