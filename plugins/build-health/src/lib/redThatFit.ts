import type { RedService } from '@callboard/backstage-plugin-build-health-common';

/** In the address for services without an owner, which have no reference to filter by. */
export const NO_OWNER = 'none';

/** Red services of the teams and with the words of an address. */
export function redThatFit(
  red: readonly RedService[],
  params: URLSearchParams,
): RedService[] {
  const teams = params.getAll('team');
  const words = (params.get('q') ?? '')
    .toLocaleLowerCase('en-US')
    .split(/\s+/)
    .filter(Boolean);
  return red.filter(
    ({ title, entityRef, pipelineName, failedJobs, ownerRef }) => {
      const text = [title, entityRef, pipelineName, ...failedJobs]
        .join(' ')
        .toLocaleLowerCase('en-US');
      return (
        (teams.length === 0 || teams.includes(ownerRef ?? NO_OWNER)) &&
        words.every(word => text.includes(word))
      );
    },
  );
}
