/*
 * What of things is asked for. Without a `tree` Jenkins answers with all that it has, and `depth` makes that grow with each level.
 * Ranges are `{from,to}`, the end not included: https://www.jenkins.io/doc/book/using/remote-access-api/
 */

const CAUSE =
  '_class,shortDescription,userId,userName,upstreamProject,upstreamBuild';
const ACTION = `_class,causes[${CAUSE}],lastBuiltRevision[SHA1,branch[name]],remoteUrls,parameters[name,value],queuingDurationMillis,totalCount,failCount,skipCount`;
/** The newest commits: one of them is the one that was built, and says who and what. */
const CHANGES = 'items[commitId,msg,author[fullName],authorEmail]{0,20}';

/** A build. */
export const BUILD_TREE = `_class,number,url,result,building,timestamp,duration,actions[${ACTION}],changeSet[${CHANGES}],changeSets[${CHANGES}]{0,5}`;

/** Totals of a report of tests; its cases may be a hundred thousand. */
export const TEST_TREE = 'failCount,passCount,skipCount,duration';

/** `builds` has the newest hundred, and never more: `hudson.model.Job#getNewBuilds`. `allBuilds` has them all. */
const NEWEST = 100;

/** Builds from the newest one on. `to` is not included. */
export function buildsTree({ from, to }: { from: number; to: number }) {
  const list = to <= NEWEST ? 'builds' : 'allBuilds';
  return `${list}[${BUILD_TREE}]{${from},${to}}`;
}

/** Of a folder: more branches than that have no builds that matter to an entity. */
export const MOST_LISTED = 500;

/** What is in a folder, and a number by which a job shows that it has another build. Only what holds jobs has `jobs`. */
export const LISTING_TREE = `_class,fullName,lastBuild[number],jobs[fullName,lastBuild[number],jobs[name]{0,1}]{0,${MOST_LISTED}}`;
