import type {
  ListSchedulesRequest,
  SchedulePage,
  ScheduleSummary,
} from '@callboard/backstage-plugin-oncall-common';
import { z } from 'zod';
import { pageOf } from './pageOf';

/** Title of the team, level, name, id. */
const place = z.tuple([z.string(), z.number(), z.string(), z.string()]);

const placeOf = ({
  team,
  level,
  name,
  id,
}: ScheduleSummary): z.infer<typeof place> => [team.title, level, name, id];

/** What lies ahead in another system is not known: there only now counts. */
const hasGap = ({ gapCount, source, now }: ScheduleSummary) =>
  source ? now === undefined : gapCount > 0;

function matches(item: ScheduleSummary, request: ListSchedulesRequest) {
  const { team, q, gaps } = request;
  if (team && item.team.entityRef !== team.toLocaleLowerCase('en-US')) {
    return false;
  }
  if (gaps && !hasGap(item)) return false;
  if (!q) return true;
  const wanted = q.trim().toLocaleLowerCase('en-US');
  const people = [item.now, item.next].flatMap(
    shift => shift?.people.map(({ title }) => title) ?? [],
  );
  return [item.name, item.team.title, ...people].some(text =>
    text.toLocaleLowerCase('en-US').includes(wanted),
  );
}

/** The page that is asked for, by team and level. */
export const listSchedules = (
  items: readonly ScheduleSummary[],
  request: ListSchedulesRequest,
): SchedulePage =>
  pageOf(
    items.filter(item => matches(item, request)),
    { place, placeOf },
    request,
  );
