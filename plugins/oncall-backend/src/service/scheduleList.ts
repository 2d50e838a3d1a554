import { decodeCursor, encodeCursor } from '@internal/backend-kit';
import type {
  ListSchedulesRequest,
  SchedulePage,
  ScheduleSummary,
} from '@callboard/backstage-plugin-oncall-common';
import { z } from 'zod';

const PAGE = 50;

/** Place in the list: title of the team, level, name, id. */
const positionSchema = z.tuple([
  z.string(),
  z.number(),
  z.string(),
  z.string(),
]);

type Position = z.infer<typeof positionSchema>;

const positionOf = ({ team, level, name, id }: ScheduleSummary): Position => [
  team.title,
  level,
  name,
  id,
];

function compare(one: Position, other: Position): number {
  return (
    one[0].localeCompare(other[0], 'en-US') ||
    one[1] - other[1] ||
    one[2].localeCompare(other[2], 'en-US') ||
    one[3].localeCompare(other[3], 'en-US')
  );
}

function matches(item: ScheduleSummary, request: ListSchedulesRequest) {
  const { team, q, gaps } = request;
  if (team && item.team.entityRef !== team.toLocaleLowerCase('en-US')) {
    return false;
  }
  if (gaps && item.gapCount === 0) return false;
  if (!q) return true;
  const wanted = q.trim().toLocaleLowerCase('en-US');
  const people = [item.now, item.next].flatMap(
    shift => shift?.people.map(({ title }) => title) ?? [],
  );
  return [item.name, item.team.title, ...people].some(text =>
    text.toLocaleLowerCase('en-US').includes(wanted),
  );
}

/** The page of a list that is asked for, by team and level. */
export function pageOf(
  items: readonly ScheduleSummary[],
  request: ListSchedulesRequest,
): SchedulePage {
  const { cursor, limit = PAGE } = request;
  const found = items
    .filter(item => matches(item, request))
    .map(item => ({ item, position: positionOf(item) }))
    .sort((one, other) => compare(one.position, other.position));
  const after = cursor ? decodeCursor(cursor, positionSchema) : undefined;
  const rest = after
    ? found.filter(({ position }) => compare(position, after) > 0)
    : found;
  const page = rest.slice(0, limit);
  const last = page[page.length - 1];
  return {
    items: page.map(({ item }) => item),
    pageInfo:
      rest.length > page.length && last
        ? { nextCursor: encodeCursor(last.position) }
        : {},
    totalItems: found.length,
  };
}
