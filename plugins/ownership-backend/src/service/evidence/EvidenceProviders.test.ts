import { mockServices } from '@backstage/backend-test-utils';
import type {
  OwnershipEvidenceProvider,
  ProvidedEvidence,
} from '@callboard/backstage-plugin-ownership-node';
import { EvidenceProviders } from './EvidenceProviders';

const router = 'component:default/router';
const builds: ProvidedEvidence = {
  entityRef: router,
  candidateRef: 'Group:default/Ledger',
  strength: 'fair',
  text: 'fixed 6 of its last 9 red builds',
  href: 'https://ci.example.com/router',
  observedAt: '2026-11-20T10:00:00Z',
};
const provider = (
  id: string,
  getEvidence: OwnershipEvidenceProvider['getEvidence'],
): OwnershipEvidenceProvider => ({ id, getEvidence });
const saying = (...evidence: unknown[]) =>
  provider('p', async () => evidence as ProvidedEvidence[]);

function setup(...providers: OwnershipEvidenceProvider[]) {
  const logger = mockServices.logger.mock();
  const all = new EvidenceProviders({ providers, logger, timeoutMs: 50 });
  return {
    logger,
    ask: async (refs = [router], signal?: AbortSignal) =>
      Object.fromEntries(await all.getEvidence(refs, signal)),
  };
}

describe('EvidenceProviders', () => {
  it('gathers what all say, the latest first', async () => {
    const later = {
      ...builds,
      text: 'answered its last alert',
      observedAt: '2026-11-24T10:00:00Z',
    };
    const { ask, logger } = setup(
      saying(builds),
      provider('alerts', async () => [later]),
    );
    const expected = { candidateRef: 'group:default/ledger', strength: 'fair' };
    expect(await ask()).toEqual({
      [router]: [
        { ...expected, text: later.text, href: later.href },
        { ...expected, text: builds.text, href: builds.href },
      ],
    });
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('asks about 100 entities at once, and about all', async () => {
    const asked: string[][] = [];
    const { ask } = setup(
      provider('p', async ({ entityRefs }) => {
        asked.push(entityRefs);
        return entityRefs.map(entityRef => ({ ...builds, entityRef }));
      }),
    );
    const refs = Array.from(
      { length: 200 },
      (_, at) => `component:default/${at}`,
    );
    const answers = await ask([...refs, router]);
    expect(asked.map(({ length }) => length)).toEqual([100, 100, 1]);
    expect(Object.values(answers).every(({ length }) => length === 1)).toBe(
      true,
    );
  });

  it('leaves out what was not asked for', async () => {
    const { ask } = setup(
      saying({ ...builds, entityRef: 'component:default/other' }),
    );
    expect(await ask()).toEqual({ [router]: [] });
  });

  it.each([
    ['is no object', 'text'],
    ['names no team', { ...builds, candidateRef: 'component:default/x' }],
    ['has another strength', { ...builds, strength: '90%' }],
    ['counts more than all', { ...builds, tally: { count: 3, total: 2 } }],
    ['says nothing', { ...builds, text: ' \u0000\n' }],
  ])('leaves out what %s, and says so', async (_, odd) => {
    const { ask, logger } = setup(saying(odd, builds));
    expect((await ask())[router]).toHaveLength(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining("'p' of ownership evidence: 1 of 2"),
    );
  });

  it('keeps what each of them counts apart', async () => {
    const tally = { count: 2, total: 3 };
    const { ask } = setup(saying({ ...builds, tally }));
    expect((await ask())[router]).toMatchObject([
      { tally: { ...tally, source: 'p' } },
    ]);
  });

  it('makes one short line of any text', async () => {
    const { ask } = setup(
      saying({ ...builds, text: `a\n\u202Eb${' c'.repeat(200)}` }),
    );
    const [{ text }] = (await ask())[router];
    expect(text).toMatch(/^a b c c/);
    expect(text).toHaveLength(200);
  });

  // eslint-disable-next-line no-script-url
  it.each(['javascript:alert(1)', 'mailto:a@example.com', 'https://', '/x', 7])(
    'keeps evidence without its address %p',
    async href => {
      const { ask } = setup(saying({ ...builds, href }));
      expect((await ask())[router]).toEqual([
        expect.not.objectContaining({ href: expect.anything() }),
      ]);
    },
  );

  it('does without one that fails, never answers, or answers nonsense', async () => {
    let aborted: AbortSignal | undefined;
    const { ask, logger } = setup(
      provider('broken', async () => {
        throw new Error('no connection');
      }),
      provider('synchronous', () => {
        throw new Error('at once');
      }),
      provider('silent', ({ signal }) => {
        aborted = signal;
        return new Promise(() => {});
      }),
      provider('odd', async () => 'no' as never),
      saying(builds),
    );
    expect((await ask())[router]).toHaveLength(1);
    expect(aborted?.aborted).toBe(true);
    const warnings = logger.warn.mock.calls.map(([text]) => text);
    for (const id of ['broken', 'synchronous', 'silent', 'odd']) {
      expect(warnings).toContainEqual(
        expect.stringContaining(`Provider '${id}'`),
      );
    }
  });

  it('stops with the caller, without a complaint', async () => {
    const caller = new AbortController();
    const { ask, logger } = setup(
      provider('silent', () => new Promise(() => {})),
    );
    const answer = ask([router], caller.signal);
    caller.abort();
    expect(await answer).toEqual({ [router]: [] });
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('takes no more than 1,000 of one', async () => {
    const { ask } = setup(saying(...Array(1_100).fill(builds)));
    expect((await ask())[router]).toHaveLength(1_000);
  });

  it('refuses two of one name', () => {
    expect(() => setup(saying(), saying())).toThrow("the id 'p'");
  });
});
