import { toId, toTime } from './values';

it.each([
  ['2026-11-20T10:00:00.123Z', '2026-11-20T10:00:00.123Z'],
  ['2019-08-11 06:01:16 UTC', '2019-08-11T06:01:16.000Z'],
  ['2026-11-20T10:00:00+02:00', '2026-11-20T08:00:00.000Z'],
  ['2026-11-20 10:00:00 -0130', '2026-11-20T11:30:00.000Z'],
  // Without a zone it could be any moment of a day.
  ['2026-11-20 10:00:00', undefined],
  ['2026-13-20T10:00:00Z', undefined],
  ['yesterday', undefined],
  [undefined, undefined],
])('the time %s is %s', (written, time) => {
  expect(toTime(written)).toBe(time);
});

it('reads ids in each form, and keeps one of another', () => {
  const uuid = '8fcaa7b9-e175-4110-9f48-f79949806a31';
  const graphql_id = Buffer.from(`Job---${uuid}`).toString('base64');
  expect(toId({ id: uuid.toUpperCase(), graphql_id: 'x' })).toBe(uuid);
  expect(toId({ uuid })).toBe(uuid);
  expect(toId({ graphql_id })).toBe(uuid);
  expect(toId({ id: graphql_id })).toBe(uuid);
  expect(toId({ id: 'build-7' })).toBe('build-7');
  expect(toId({})).toBeUndefined();
});
