import { as, startPlaybooks } from './__testUtils__/startPlaybooks';

jest.mock('./threads/TimedThread');

const ana = as('user:default/ana');

describe('broken links over the API', () => {
  let started: Awaited<ReturnType<typeof startPlaybooks>>;
  beforeAll(async () => {
    started = await startPlaybooks(
      {
        'Lag.md': '# Lag\n\n[old](gone.md) and [more](Cards.md)\n',
        'Cards.md': '# Cards\n\n[back](/Lag)\n',
      },
      [],
      folder => ({
        playbooks: {
          sources: [
            { id: 'docs', folder, routes: { kind: 'pages', root: './' } },
          ],
        },
      }),
    );
  });
  afterAll(() => started.stop());

  it('are counted in the list, found by the filter, and told with their lines', async () => {
    const { client } = started;
    const all = await client.listPlaybooks({}, ana);
    expect(all).toMatchObject({ totalItems: 2, withBrokenLinks: 1 });
    const found = await client.listPlaybooks({ brokenLinks: true }, ana);
    expect(found).toMatchObject({
      items: [{ title: 'Lag', brokenLinks: 1 }],
      totalItems: 1,
      withBrokenLinks: 1,
    });
    const [{ id }] = found.items;
    const page = await client.getPlaybook({ id }, ana);
    expect(page.links).toEqual({
      ok: 1,
      broken: 1,
      cannotTell: 0,
      brokenLinks: [{ target: 'gone.md', line: 3 }],
    });
  });

  it('are none any more once the page is there', async () => {
    const { client, put, read } = started;
    put('gone.md', '# Back again\n');
    await read();
    const all = await client.listPlaybooks({}, ana);
    expect(all).toMatchObject({ totalItems: 3, withBrokenLinks: 0 });
    const lag = all.items.find(({ title }) => title === 'Lag')!;
    const old = await client.getPlaybook({ id: lag.id }, ana);
    expect(old.links).toMatchObject({ ok: 2, broken: 0 });
  });

  it('are told to nobody who may not read', async () => {
    const { client, denied } = started;
    denied.add('playbooks.page.read');
    await expect(
      client.listPlaybooks({ brokenLinks: true }, ana),
    ).rejects.toMatchObject({ statusCode: 403 });
    denied.clear();
  });
});
