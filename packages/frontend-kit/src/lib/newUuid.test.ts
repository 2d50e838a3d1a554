import { newUuid } from './newUuid';

describe('newUuid', () => {
  it('makes one of version 4, another one each time', () => {
    const made = Array.from({ length: 200 }, newUuid);
    expect(new Set(made).size).toBe(200);
    for (const uuid of made) {
      expect(uuid).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    }
  });
});
