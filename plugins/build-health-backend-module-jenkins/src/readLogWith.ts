import type { BuildSource } from '@callboard/backstage-plugin-build-health-node';
import type { JenkinsClient } from './client/JenkinsClient';
import { pathOfFullName } from './mapping/jobNames';

/** Offset of what comes next, and whether there is more than was sent. */
function nextOf({ headers }: Response, start: number) {
  const size = Number(headers.get('x-text-size') ?? NaN);
  const isMore = headers.get('x-more-data') === 'true';
  // It does not move while a build writes nothing: whoever waits would wait for its end.
  return isMore && Number.isSafeInteger(size) && size > start
    ? size
    : undefined;
}

/**
 * Reads the console of a build: a stage has no log of its own, and where it failed is found in it. A running build is read as far
 * as it is. `X-Text-Size` and `X-More-Data`: `LargeText.doProgressText` of
 * https://github.com/jenkinsci/stapler/blob/master/core/src/main/java/org/kohsuke/stapler/framework/io/LargeText.java
 */
export const readLogWith =
  (client: JenkinsClient): NonNullable<BuildSource['readLog']> =>
  async ({ pipelineKey, buildId }, { signal }) => {
    const number = /#(\d+)$/.exec(buildId)?.[1];
    if (number === undefined) return undefined;
    const path = `${pathOfFullName(
      pipelineKey,
    )}/${number}/logText/progressiveText`;
    const first = await client.getStream(`${path}?start=0`, { signal });
    if (!first) return undefined;
    async function* pieces(): AsyncGenerator<Uint8Array> {
      let start = 0;
      let response: Response | undefined = first;
      while (response) {
        if (response.body) yield* response.body;
        const next = nextOf(response, start);
        if (next === undefined) return;
        start = next;
        response = await client.getStream(`${path}?start=${start}`, { signal });
      }
    }
    return pieces();
  };
