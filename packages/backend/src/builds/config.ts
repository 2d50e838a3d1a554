import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { SampleSecrets } from './Intake';

const KEY = 'demo.builds';
const USUAL_DAYS = 365;
/** The numbers of builds begin some years ago. */
const MOST_DAYS = 400;
/** Nobody may take what is made up for real. */
const MARK = '(sample data)';

/** What is played into build health. */
export interface SampleBuildsConfig {
  days: number;
  secrets: SampleSecrets;
}

function secretOf(
  config: Config,
  { list, id, secrets }: { list: string; id: string; secrets: string },
): string {
  const source = config
    .getOptionalConfigArray(list)
    ?.find(one => one.getOptionalString('id') === id);
  const secret = source?.getOptionalStringArray(secrets)?.[0];
  if (!source || !secret) {
    throw new InputError(
      `${KEY}: needs the source '${id}' in ${list}, with ${secrets}, to send builds to; set ${KEY}.days to 0 to play none`,
    );
  }
  if (!source.getOptionalString('title')?.endsWith(MARK)) {
    throw new InputError(
      `${KEY}: the title of '${id}' in ${list} has to end with '${MARK}'; is it a real source? Then set ${KEY}.days to 0`,
    );
  }
  return secret;
}

/**
 * Undefined when no builds are to be played.
 *
 * @throws InputError with the path and what to mend
 */
export function readSampleBuildsConfig(
  config: Config,
  { isDemo }: { isDemo: boolean },
): SampleBuildsConfig | undefined {
  const builds = config.getOptionalConfig(KEY);
  const days = builds?.getOptionalNumber('days') ?? USUAL_DAYS;
  if (!builds || days === 0) return undefined;
  if (!Number.isInteger(days) || days < 0 || days > MOST_DAYS) {
    throw new InputError(
      `${KEY}.days: ${days} is no whole number from 0 to ${MOST_DAYS}`,
    );
  }
  if (!isDemo) {
    throw new InputError(
      `${KEY}: builds are made up in a demo only; remove it, as there is no auth.providers.demo`,
    );
  }
  return {
    days,
    secrets: {
      github: secretOf(config, {
        list: 'buildHealth.github',
        id: 'github',
        secrets: 'webhookSecrets',
      }),
      'sample-ci': secretOf(config, {
        list: 'buildHealth.push',
        id: 'sample-ci',
        secrets: 'secrets',
      }),
    },
  };
}
