import type { SampleRequest } from './attempts';
import { isWeekend, momentOf } from './calendar';
import { randomOf, type Random } from './random';
import type { SamplePipeline } from './types';
import { OUTSIDERS, ROBOT, slugOf, titleOf, updateOf } from './words';

/** What was changed, by whom and when. */
export type Change = Omit<SampleRequest, 'pipeline' | 'runId' | 'number'>;

/** From some time before ten to the evening; hardly anybody at night. */
const minuteOfWork = (random: Random): number =>
  random.chance(0.03)
    ? random.between(0, 24 * 60)
    : 8.5 * 60 + ((random.next() + random.next()) / 2) * 10.5 * 60;

/** Somebody's push to trunk. */
export function pushAt(
  random: Random,
  {
    pipeline,
    createdAt,
    author,
    title,
  }: {
    pipeline: SamplePipeline;
    createdAt: number;
    author?: string;
    title?: string;
  },
): Change {
  return {
    trigger: 'push',
    isTrunk: true,
    branch: 'main',
    isFork: false,
    author: author ?? random.pick(pipeline.people).login,
    title: title ?? titleOf(random),
    createdAt,
  };
}

/** A build of a pull request; those of one request have its title and its author. */
function onPullRequest(
  random: Random,
  options: {
    pipeline: SamplePipeline;
    day: number;
    seed: string;
    pullRequest: number;
  },
): Change {
  const { pipeline, day, seed, pullRequest } = options;
  const own = randomOf(seed, 'pull request', pipeline.repository, pullRequest);
  const isRobot = own.chance(isWeekend(day) ? 0.8 : 0.1);
  const isFork = !isRobot && own.chance(0.05);
  const { login, zone } = own.pick(pipeline.people);
  const member = isRobot ? ROBOT : login;
  const title = isRobot ? updateOf(own) : titleOf(own);
  const prefix = isRobot ? 'renovate' : login.split('-')[0];
  return {
    trigger: 'pull-request',
    isTrunk: false,
    // What is called main in somebody's fork is not the trunk.
    branch: isFork && own.chance(0.5) ? 'main' : `${prefix}/${slugOf(title)}`,
    pullRequest,
    isFork,
    author: isFork ? own.pick(OUTSIDERS) : member,
    title,
    createdAt: momentOf(day, minuteOfWork(random), zone),
  };
}

/** One of the changes of a usual day: most are of pull requests, the others of trunk, a few of a release. */
export function changeOn(
  random: Random,
  options: {
    pipeline: SamplePipeline;
    day: number;
    seed: string;
    pullRequest: number;
  },
): Change {
  const dice = random.next();
  if (dice < 0.62) return onPullRequest(random, options);
  const { pipeline, day } = options;
  const { login: author, zone } = random.pick(pipeline.people);
  const createdAt = momentOf(day, minuteOfWork(random), zone);
  const change = pushAt(random, { pipeline, createdAt, author });
  if (dice < 0.97) {
    return { ...change, title: `${change.title} (#${options.pullRequest})` };
  }
  return {
    ...change,
    trigger: 'manual',
    isTrunk: false,
    branch: `release/${new Date(createdAt).toISOString().slice(0, 10)}`,
    title: 'Release',
  };
}

/** What runs by itself at two o'clock. */
export function nightlyOn(
  random: Random,
  { pipeline, day }: { pipeline: SamplePipeline; day: number },
): Change {
  const [{ login: author, zone }] = pipeline.people;
  const createdAt = momentOf(day, random.between(121, 124), zone);
  return {
    ...pushAt(random, { pipeline, createdAt, author, title: 'Nightly' }),
    trigger: 'schedule',
  };
}
