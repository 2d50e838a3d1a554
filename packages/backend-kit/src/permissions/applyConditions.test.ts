import { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import { eachDatabase } from '@internal/test-kit';
import fc from 'fast-check';
import { applyConditions, ColumnFilter } from './applyConditions';

type Filter = ColumnFilter<'owner_ref' | 'kind'>;
type Criteria = PermissionCriteria<Filter>;
type Row = { id: number; owner_ref: string | null; kind: string | null };

const values = ['a', 'b', 'c'];
const rows: Row[] = [...values, null].flatMap((owner_ref, i) =>
  [...values, null].map((kind, j) => ({ id: i * 10 + j, owner_ref, kind })),
);

/** The same tree evaluated in memory, as a permission rule's `apply` is. */
function matches(criteria: Criteria, row: Row): boolean {
  if (isNotCriteria(criteria)) {
    return !matches(criteria.not, row);
  }
  if (isAndCriteria(criteria)) {
    return criteria.allOf.every(part => matches(part, row));
  }
  if (isOrCriteria(criteria)) {
    return criteria.anyOf.some(part => matches(part, row));
  }
  return criteria.values.some(value => value === row[criteria.column]);
}

const { tree } = fc.letrec<{ tree: Criteria; parts: Criteria[] }>(tie => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.record({
      column: fc.constantFrom('owner_ref' as const, 'kind' as const),
      values: fc.subarray(values),
    }),
    fc.record({ not: tie('tree') }),
    fc.record({ allOf: tie('parts') }) as fc.Arbitrary<Criteria>,
    fc.record({ anyOf: tie('parts') }) as fc.Arbitrary<Criteria>,
  ),
  parts: fc.array(tie('tree'), { maxLength: 3 }),
}));

describe('applyConditions', () => {
  eachDatabase(createDatabase => {
    it('selects exactly the rows the conditions hold for, empty columns and empty lists included', async () => {
      const knex = await createDatabase();
      await knex.schema.createTable('notes', table => {
        table.integer('id').primary();
        table.string('owner_ref');
        table.string('kind');
      });
      await knex('notes').insert(rows);

      await fc.assert(
        fc.asyncProperty(tree, async criteria => {
          const found = await applyConditions(
            knex<Row>('notes').orderBy('id'),
            criteria,
          ).pluck('id');
          expect(found).toEqual(
            rows.filter(row => matches(criteria, row)).map(({ id }) => id),
          );
        }),
        { numRuns: 300 },
      );

      const narrowed = await applyConditions(
        knex<Row>('notes as n').where(kinds =>
          kinds.where('n.kind', 'a').orWhere('n.kind', 'b'),
        ),
        { not: { column: 'owner_ref', values: ['a', 'b'] } },
        { owner_ref: 'n.owner_ref' },
      ).pluck('n.id');
      expect(narrowed.sort()).toEqual([20, 21, 30, 31]);
    }, 30_000);
  });
});
