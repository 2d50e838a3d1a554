import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  apiEntity,
  componentEntity,
  domainEntity,
  groupEntity,
  resourceEntity,
  systemEntity,
  userEntity,
  withRelations,
} from '@internal/test-kit';
import { AlertDirectory } from './AlertDirectory';

const SLUG = 'github.com/project-slug';
const NAMESPACE = 'backstage.io/kubernetes-namespace';
const component = (name: string) => `component:default/${name}`;
const group = (name: string) => `group:default/${name}`;
const user = (name: string) => `user:default/${name}`;

const fill = async (
  entities: Entity[],
  { complete = true }: { complete?: boolean } = {},
) => {
  const directory = new AlertDirectory();
  await directory.upsert(withRelations(entities));
  await directory.notePass({ complete });
  return directory;
};

describe('who answers for an entity', () => {
  const entities = [
    groupEntity({ name: 'money' }),
    groupEntity({ name: 'cards' }),
    userEntity({ name: 'ana' }),
    domainEntity({ name: 'finance', owner: 'money' }),
    systemEntity({ name: 'bank', owner: 'gone', domain: 'finance' }),
    systemEntity({ name: 'shop', owner: 'cards', domain: 'finance' }),
    systemEntity({ name: 'lone', owner: 'user:ana' }),
    componentEntity({ name: 'ledger', owner: 'money', system: 'shop' }),
    componentEntity({ name: 'basket', system: 'shop' }),
    apiEntity({ name: 'rates', owner: 'gone', system: 'bank' }),
    resourceEntity({ name: 'files', owner: 'user:ana', system: 'shop' }),
    componentEntity({ name: 'tool', owner: 'user:ana' }),
    componentEntity({ name: 'script', system: 'lone' }),
    componentEntity({ name: 'lost', owner: 'gone' }),
    componentEntity({ name: 'bare' }),
  ];

  it.each([
    ['its owner', component('ledger'), 'money', 'money', undefined],
    [
      'its system',
      component('basket'),
      'cards',
      'cards',
      'system:default/shop',
    ],
    [
      'the domain, where the owners below left the catalog',
      'api:default/rates',
      'money',
      'money',
      'domain:default/finance',
    ],
    ['a group itself', group('cards'), 'cards', 'cards', undefined],
  ])('is %s', async (_, ref, owner, team, inheritedFrom) => {
    const directory = await fill(entities);
    expect(directory.entity(ref)).toEqual({
      entityRef: ref,
      kind: ref.slice(0, ref.indexOf(':')),
      title: ref.slice(ref.indexOf('/') + 1),
      ownerRef: group(owner),
      teamRef: group(team),
      inheritedFrom,
    });
  });

  it.each([
    [
      'with the team of its system',
      'resource:default/files',
      group('cards'),
      'system:default/shop',
    ],
    ['alone', component('tool'), undefined, undefined],
    ['of its system', component('script'), undefined, 'system:default/lone'],
  ])('is a person, %s', async (_, ref, teamRef, inheritedFrom) => {
    const directory = await fill(entities);
    expect(directory.entity(ref)).toMatchObject({ ownerRef: user('ana') });
    expect(directory.entity(ref)?.teamRef).toBe(teamRef);
    expect(directory.entity(ref)?.inheritedFrom).toBe(inheritedFrom);
  });

  it('is nobody where nobody is written, or who is written left the catalog', async () => {
    const directory = await fill(entities);
    expect(directory.entity(component('bare'))?.ownerRef).toBeUndefined();
    expect(directory.entity(component('bare'))?.teamRef).toBeUndefined();
    expect(directory.entity(component('lost'))?.ownerRef).toBe(group('gone'));
    expect(directory.entity(component('lost'))?.teamRef).toBeUndefined();
    expect(directory.entity(user('ana'))?.ownerRef).toBeUndefined();
    expect(directory.entity(component('no'))).toBeUndefined();
  });

  it('is who is written until all was read', async () => {
    const directory = await fill(entities, { complete: false });
    expect(directory.entity('api:default/rates')?.teamRef).toBe(group('gone'));
  });

  it('is a group rather than a person, where there are several', async () => {
    const directory = new AlertDirectory();
    const relations = ['user:default/ana', 'group:default/money'].map(
      targetRef => ({ type: 'ownedBy', targetRef }),
    );
    await directory.upsert([componentEntity({ name: 'two', relations })]);
    expect(directory.entity(component('two'))?.ownerRef).toBe(group('money'));
  });

  it('is found where systems and domains go around in a circle', async () => {
    const relations = (targetRef: string) => [{ type: 'partOf', targetRef }];
    const directory = new AlertDirectory();
    await directory.upsert([
      domainEntity({ name: 'a', relations: relations('domain:default/b') }),
      domainEntity({ name: 'b', relations: relations('domain:default/a') }),
      systemEntity({ name: 's', relations: relations('domain:default/a') }),
    ]);
    expect(directory.entity('system:default/s')?.ownerRef).toBeUndefined();
  });
});

describe('entities by what they have', () => {
  const written = [
    componentEntity({
      name: 'ledger',
      annotations: { [SLUG]: 'Acme/Ledger', [NAMESPACE]: 'money, Cards' },
      labels: { tier: 'one' },
    }),
    componentEntity({
      name: 'Ledger',
      namespace: 'old',
      annotations: { [NAMESPACE]: 'money', long: 'x'.repeat(301) },
    }),
    resourceEntity({ name: 'ledger', annotations: { at: 'y'.repeat(300) } }),
    userEntity({ name: 'ledger' }),
  ];
  const all = ['component:default/ledger', 'component:old/ledger'];

  it.each([
    ['a slug in another case', SLUG, 'acme/LEDGER', all.slice(0, 1)],
    ['a value', NAMESPACE, 'money', all],
    ['what is between commas', NAMESPACE, 'Cards', all.slice(0, 1)],
    ['all of what has commas', NAMESPACE, 'money, Cards', all.slice(0, 1)],
    ['spaces around', NAMESPACE, ' money ', all],
    ['another case', NAMESPACE, 'Money', []],
    ['no value', NAMESPACE, '', []],
    ['300 characters', 'at', 'y'.repeat(300), ['resource:default/ledger']],
    ['more than 300 characters', 'long', 'x'.repeat(301), []],
    ['a key of all objects', '__proto__', 'x', []],
    ['another one', 'constructor', 'x', []],
  ])('finds by annotation: %s', async (_, key, value, expected) => {
    const directory = await fill(written);
    expect(directory.byAnnotation(key, value)).toEqual(expected);
  });

  it('finds by label', async () => {
    const directory = await fill(written);
    expect(directory.byLabel('tier', 'one')).toEqual(all.slice(0, 1));
    expect(directory.byLabel('tier', 'two')).toEqual([]);
  });

  it.each([
    ['LEDGER', ['Component'], all],
    ['ledger', ['component', 'resource'], [...all, 'resource:default/ledger']],
    [
      'ledger',
      undefined,
      [...all, 'resource:default/ledger', 'user:default/ledger'],
    ],
    ['ledge', ['component'], []],
    ['__proto__', undefined, []],
  ])('finds %s among %p', async (name, kinds, expected) => {
    const directory = await fill(written);
    expect(directory.byName(name, kinds)).toEqual(expected);
  });

  it('keeps what it found by up to date', async () => {
    const directory = await fill(written);
    const found = () => [
      directory.byAnnotation(NAMESPACE, 'money').length,
      directory.byAnnotation(NAMESPACE, 'new').length,
      directory.byLabel('tier', 'one').length,
      directory.byName('ledger', ['component']).length,
    ];
    expect(found()).toEqual([2, 0, 1, 2]);
    const third = { name: 'third', annotations: { [NAMESPACE]: 'money' } };
    await directory.upsert([componentEntity(third)]);
    expect(found()).toEqual([3, 0, 1, 2]);
    await directory.remove([component('third')]);
    expect(found()).toEqual([2, 0, 1, 2]);
    const changed = { name: 'ledger', annotations: { [NAMESPACE]: 'new' } };
    await directory.upsert([componentEntity(changed)]);
    expect(found()).toEqual([1, 1, 0, 2]);
    await directory.remove(['component:old/ledger', 'component:default/no']);
    expect(found()).toEqual([0, 1, 0, 1]);
    await directory.upsert([componentEntity({ name: 'ledger', labels: {} })]);
    expect(found()).toEqual([0, 0, 0, 1]);
  });

  it('answers for more keys than it keeps ready', async () => {
    const directory = await fill(written);
    for (let key = 0; key < 250; key++) {
      expect(directory.byAnnotation(`key-${key}`, 'x')).toEqual([]);
    }
    expect(directory.byAnnotation(NAMESPACE, 'money')).toEqual(all);
  });

  it('tells names that are like a text, as of the last pass', async () => {
    const directory = await fill([
      componentEntity({ name: 'payment-router' }),
      groupEntity({ name: 'payments' }),
      userEntity({ name: 'payment' }),
      componentEntity({ name: 'weather' }),
    ]);
    const both = [group('payments'), component('payment-router')];
    expect(directory.near('payment', 3)).toEqual(both);
    expect(directory.near('payment', 1)).toEqual(both.slice(0, 1));
    await directory.remove([group('payments')]);
    expect(directory.near('payment', 1)).toEqual(both.slice(1));
    await directory.upsert([groupEntity({ name: 'payment' })]);
    await directory.notePass({ complete: false });
    expect(directory.near('payment', 1)).toEqual([group('payment')]);
  });
});

describe('names and addresses', () => {
  it.each([
    [userEntity({ name: 'ana', displayName: 'Ana Ruiz' }), 'Ana Ruiz'],
    [
      groupEntity({ name: 'g', spec: { profile: { displayName: 'Money' } } }),
      'Money',
    ],
    [groupEntity({ name: 'g', title: 'Title' }), 'Title'],
    [componentEntity({ name: 'ledger', title: ' Ledger ' }), 'Ledger'],
    [componentEntity({ name: 'ledger', title: '' }), 'ledger'],
    [
      componentEntity({ name: 'c', spec: { profile: { displayName: 'No' } } }),
      'c',
    ],
    [componentEntity({ name: 'c', title: 'x'.repeat(999) }), 'x'.repeat(200)],
  ])('names %#', async (entity, name) => {
    const directory = await fill([entity]);
    expect(directory.name(stringifyEntityRef(entity))).toBe(name);
  });

  it('names what it does not know by its reference', () => {
    const directory = new AlertDirectory();
    expect(directory.name(user('gone'))).toBe('gone');
    expect(directory.name('odd')).toBe('odd');
  });

  it.each([
    ['Ana.Ruiz@example.com', 'Ana.Ruiz@example.com'],
    [' ana@example.com ', 'ana@example.com'],
    ['ana@example.com\nBcc: all@example.com', undefined],
    ['ana', undefined],
    [`${'a'.repeat(250)}@example.com`, undefined],
    [undefined, undefined],
  ])('writes to %p', async (email, expected) => {
    const directory = await fill([userEntity({ name: 'ana', email })]);
    expect(directory.email(user('ana'))).toBe(expected);
  });
});

describe('following the catalog', () => {
  it('tells the etags of all it has, and forgets what was removed', async () => {
    const [ledger, ana, money] = withRelations([
      componentEntity({ name: 'ledger' }),
      userEntity({ name: 'ana', email: 'ana@example.com' }),
      groupEntity({ name: 'money', members: ['ana'] }),
    ]);
    const directory = new AlertDirectory();
    await directory.upsert([ledger, ana, money]);
    expect(await directory.readEtags()).toEqual(
      new Map([
        [component('ledger'), ledger.metadata.etag],
        [user('ana'), ana.metadata.etag],
        [group('money'), money.metadata.etag],
      ]),
    );
    expect(directory.isKnown(group('money'))).toBe(true);
    await directory.remove([user('ana'), group('money'), component('ledger')]);
    expect(await directory.readEtags()).toEqual(new Map());
    expect(directory.isKnown(group('money'))).toBe(false);
    expect(directory.email(user('ana'))).toBeUndefined();
    expect(directory.members(group('money'))).toEqual([]);
  });

  it('is ready after the first pass that went through all of it', async () => {
    const directory = new AlertDirectory();
    const { signal } = new AbortController();
    const ready = directory.whenReady(signal);
    await directory.notePass({ complete: false });
    expect(directory.isReady).toBe(false);
    await directory.notePass({ complete: true });
    await ready;
    await directory.notePass({ complete: false });
    expect(directory.isReady).toBe(true);
    await directory.whenReady(signal);
  });

  it('is done without two minutes after the first has waited for it', async () => {
    jest.useFakeTimers();
    const late = new AbortController();
    jest.spyOn(AbortSignal, 'timeout').mockImplementation(ms => {
      setTimeout(() => late.abort(), ms);
      return late.signal;
    });
    try {
      const directory = new AlertDirectory();
      const { signal } = new AbortController();
      const gone = jest.fn();
      const first = directory.whenReady(signal).then(gone);
      await jest.advanceTimersByTimeAsync(119_999);
      expect(gone).not.toHaveBeenCalled();
      await jest.advanceTimersByTimeAsync(1);
      await first;
      // Nobody waits for as long again.
      await directory.whenReady(signal);
      expect(directory.isReady).toBe(false);
    } finally {
      jest.restoreAllMocks();
      jest.useRealTimers();
    }
  });

  it('is waited for no longer than wished', async () => {
    const directory = new AlertDirectory();
    const controller = new AbortController();
    const waiting = directory.whenReady(controller.signal);
    controller.abort(new Error('over'));
    await expect(waiting).rejects.toThrow('over');
    await expect(directory.whenReady(controller.signal)).rejects.toThrow(
      'over',
    );
    await directory.notePass({ complete: true });
  });
});
