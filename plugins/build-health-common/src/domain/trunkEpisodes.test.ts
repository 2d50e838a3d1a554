import type { BuildOutcome, TrunkAttempt } from '../types';
import { build, short } from './__testUtils__/trunkBuild';
import { trunkEpisodes } from './trunkEpisodes';

/** Episodes of attempts in their order, and the other way round. */
const episodesOf = (attempts: TrunkAttempt[]) =>
  [attempts, [...attempts].reverse()].map(order => {
    const { red, flake } = trunkEpisodes(order);
    return { red: short(red), flake: short(flake) };
  });

/** The same in either order. */
const either = (expected: { red?: string[]; flake?: string[] }) => {
  const episodes = { red: [], flake: [], ...expected };
  return [episodes, episodes];
};

describe('trunkEpisodes', () => {
  it('is red from the finish of the first red build to that of the first green one', () => {
    expect(
      episodesOf([
        build(1, 'success'),
        build(2, 'failure'),
        build(3, 'unstable'),
        build(4, 'success'),
        build(5, 'success'),
      ]),
    ).toEqual(either({ red: ['20-40 b2 2'] }));
  });

  it('keeps the episode that is still open', () => {
    expect(episodesOf([build(1, 'success'), build(2, 'timed-out')])).toEqual(
      either({
        red: ['20- b2 1'],
      }),
    );
    expect(
      episodesOf([build(1, 'failure'), build(2, 'startup-failure')]),
    ).toEqual(
      either({
        red: ['10- b1 2'],
      }),
    );
  });

  it.each<BuildOutcome>([
    'cancelled',
    'skipped',
    'not-built',
    'neutral',
    'action-required',
    'stale',
  ])('learns nothing from what is %s', outcome => {
    expect(
      episodesOf([build(1, 'failure'), build(2, outcome), build(3, 'success')]),
    ).toEqual(either({ red: ['10-30 b1 1'] }));
    expect(episodesOf([build(1, 'success'), build(2, outcome)])).toEqual(
      either({}),
    );
  });

  it('takes a red that a further attempt explains for flake time', () => {
    expect(
      episodesOf([
        build(1, 'failure'),
        build(1, 'success', { attempt: 2, finishedAt: 15 }),
      ]),
    ).toEqual(either({ flake: ['10-15 b1 1'] }));
  });

  it('takes a red that a rebuild under a new number explains for flake time', () => {
    expect(
      episodesOf([build(1, 'failure'), build(2, 'success', { sha: 'A1' })]),
    ).toEqual(
      either({
        flake: ['10-20 b1 1'],
      }),
    );
    // Nobody tells the commit.
    expect(
      episodesOf([
        build(1, 'failure', { sha: undefined }),
        build(2, 'success', { sha: undefined, rebuildOf: 'b1' }),
      ]),
    ).toEqual(either({ flake: ['10-20 b1 1'] }));
    // Builds of unknown commits have nothing to do with each other.
    expect(
      episodesOf([
        build(1, 'failure', { sha: undefined }),
        build(2, 'success', { sha: undefined }),
      ]),
    ).toEqual(either({ red: ['10-20 b1 1'] }));
  });

  it('takes a red before checkout for flake time, where its rebuild tells the commit', () => {
    expect(
      episodesOf([
        build(1, 'failure', { sha: undefined }),
        build(2, 'success', { rebuildOf: 'b1' }),
      ]),
    ).toEqual(either({ flake: ['10-20 b1 1'] }));
    // Two rebuilds of different commits: nobody can tell which one it was.
    expect(
      episodesOf([
        build(1, 'failure', { sha: undefined }),
        build(2, 'success', { rebuildOf: 'b1' }),
        build(3, 'success', { rebuildOf: 'b1' }),
      ]),
    ).toEqual(either({ red: ['10-20 b1 1'] }));
  });

  it('takes a rebuild of a newer commit for a build of its own', () => {
    // Jenkins: the parameters are those of before, and the branch has moved.
    expect(
      episodesOf([
        build(1, 'failure'),
        build(2, 'failure'),
        build(3, 'success', { rebuildOf: 'b1' }),
      ]),
    ).toEqual(either({ red: ['10-30 b1 2'] }));
  });

  it('is not moved back by an older run of the commit that trunk is at', () => {
    expect(
      episodesOf([
        build(1, 'success'),
        // Trunk went back to the commit of 1, and 1 was run again.
        build(3, 'success', { sha: 'a1' }),
        build(1, 'success', { attempt: 2, finishedAt: 35 }),
        build(2, 'failure', { finishedAt: 40 }),
      ]),
    ).toEqual(either({}));
  });

  it('lets a green build of a newer commit end flake time', () => {
    expect(
      episodesOf([
        build(1, 'failure'),
        build(2, 'success'),
        build(1, 'success', { attempt: 2, finishedAt: 50 }),
      ]),
    ).toEqual(either({ flake: ['10-20 b1 1'] }));
  });

  it('keeps a red whose further attempts fail or are cancelled', () => {
    expect(
      episodesOf([
        build(1, 'failure'),
        build(1, 'failure', { attempt: 2, finishedAt: 15 }),
        build(1, 'cancelled', { attempt: 3, finishedAt: 18 }),
        build(2, 'success'),
      ]),
    ).toEqual(either({ red: ['10-20 b1 1'] }));
  });

  it('turns red at the attempt that failed, where the one before it passed', () => {
    expect(
      episodesOf([
        build(1, 'success'),
        build(1, 'failure', { attempt: 2, finishedAt: 15 }),
      ]),
    ).toEqual(either({ red: ['15- b1 1'] }));
  });

  it('is not ended by an older commit that passes late, nor begun by one that fails late', () => {
    // 2 was made after 1, and finished before it.
    expect(
      episodesOf([
        build(1, 'success', { finishedAt: 25 }),
        build(2, 'failure'),
        build(3, 'success'),
      ]),
    ).toEqual(either({ red: ['20-30 b2 1'] }));
    expect(
      episodesOf([
        build(1, 'failure', { finishedAt: 25 }),
        build(2, 'success'),
      ]),
    ).toEqual(either({}));
    // A further attempt of 1 passes while 2 is red.
    expect(
      episodesOf([
        build(1, 'failure'),
        build(2, 'failure'),
        build(1, 'success', { attempt: 2, finishedAt: 25 }),
        build(3, 'success'),
      ]),
    ).toEqual(either({ flake: ['10-20 b1 1'], red: ['20-30 b2 1'] }));
    // So does a rebuild of it under a new number.
    expect(
      episodesOf([
        build(1, 'failure'),
        build(2, 'failure'),
        build(3, 'success', { sha: 'a1', rebuildOf: 'b1' }),
        build(4, 'success'),
      ]),
    ).toEqual(either({ flake: ['10-20 b1 1'], red: ['20-40 b2 1'] }));
  });

  it('takes a commit that trunk went back to for the newest', () => {
    expect(
      episodesOf([
        build(1, 'success'),
        build(2, 'failure'),
        build(3, 'success', { sha: 'a1' }),
      ]),
    ).toEqual(either({ red: ['20-30 b2 1'] }));
  });

  it('goes by the finish where nobody tells when a build was made', () => {
    const unknown = { createdAt: undefined };
    expect(
      episodesOf([
        build(1, 'success', unknown),
        build(2, 'failure', unknown),
        build(3, 'success', unknown),
      ]),
    ).toEqual(either({ red: ['20-30 b2 1'] }));
  });

  it('does not let a finish that a re-run moved hide the re-run', () => {
    // The estimated finish of attempt 1 is later than that of attempt 2.
    expect(
      episodesOf([
        build(1, 'failure', { finishedAt: 40 }),
        build(1, 'success', { attempt: 2, finishedAt: 30 }),
      ]),
    ).toEqual(either({}));
    expect(
      episodesOf([
        build(1, 'success', { finishedAt: 40 }),
        build(1, 'failure', { attempt: 2, finishedAt: 30 }),
      ]),
    ).toEqual(either({ red: ['30- b1 1'] }));
  });

  it('counts an attempt that is told twice once, and one without a time not at all', () => {
    expect(
      episodesOf([
        build(1, 'failure'),
        build(1, 'failure'),
        build(2, 'success', { finishedAt: NaN }),
      ]),
    ).toEqual(either({ red: ['10- b1 1'] }));
  });

  it('ends though builds say that they repeat each other', () => {
    expect(
      episodesOf([
        build(1, 'failure', { sha: undefined, rebuildOf: 'b2' }),
        build(2, 'failure', { sha: undefined, rebuildOf: 'b1' }),
      ]),
    ).toEqual(either({ red: ['10- b1 2'] }));
  });
});

describe('trunkEpisodes of hostile histories', () => {
  /** Of all of them; a page of builds is drawn in a part of it. */
  const MOST_MS = 1500;
  const taken = (attempts: TrunkAttempt[]) => {
    const began = performance.now();
    trunkEpisodes(attempts);
    return performance.now() - began;
  };
  const many = Array.from({ length: 10_000 }, (_, i) => i + 1);

  it('takes no time for builds that repeat each other without end', () => {
    expect(
      taken(
        many.map(i =>
          build(i, 'failure', { sha: undefined, rebuildOf: `b${i - 1}` }),
        ),
      ),
    ).toBeLessThan(MOST_MS);
  });

  it('takes no time for builds that all finish at one moment', () => {
    expect(
      taken(
        many.map(i =>
          build(i, i % 2 ? 'failure' : 'success', { sha: 'a', finishedAt: 5 }),
        ),
      ),
    ).toBeLessThan(MOST_MS);
  });
});
