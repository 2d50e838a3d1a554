import { useId } from 'react';
import {
  Area,
  AreaChart,
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import { PLOT_HEIGHT } from '@internal/frontend-kit';
import type { CheckDay } from '../../lib/checkDays';
import type { StateGroup } from '../../lib/stateGroups';

/** Before the width is known. */
const FIRST_WIDTH = 600;
/** Room for the name at the end of a band. */
const NAME_WIDTH = 112;
/** A thinner band, as a part of all, has no room for its name. */
const THINNEST = 0.08;
const TICK = { fill: 'var(--bui-fg-secondary)', fontSize: 12 };

/** Bad and unknown are also told apart by patterns. */
const LOOKS: Record<StateGroup, { color: string; pattern?: 'lines' | 'dots' }> =
  {
    bad: { color: 'var(--bui-negative-fg-subdued)', pattern: 'lines' },
    warn: { color: 'var(--bui-warning-fg-subdued)' },
    unknown: { color: 'var(--bui-fg-secondary)', pattern: 'dots' },
    good: { color: 'var(--bui-positive-fg-subdued)' },
    neutral: { color: 'var(--bui-border-2)' },
  };

interface TrendPlotProps {
  days: readonly CheckDay[];
  groups: readonly StateGroup[];
  names: (group: StateGroup) => string;
  write: (day: CheckDay) => string;
  /** Where the day stands that is told of. */
  chosen: number;
  onChoose: (index: number) => void;
}

/** A picture of days, for those who see it; what it shows is told beside it. In a file of its own: the library is large. */
export function TrendPlot(props: TrendPlotProps) {
  const { days, groups, names, write, chosen, onChoose } = props;
  const root = useId();
  const choose = ({ activeTooltipIndex }: { activeTooltipIndex?: unknown }) => {
    const index = Number(activeTooltipIndex ?? NaN);
    if (Number.isInteger(index)) onChoose(index);
  };
  const written = new Map(days.map(day => [day.id, write(day)]));
  return (
    <ResponsiveContainer
      width="100%"
      height={PLOT_HEIGHT}
      initialDimension={{ width: FIRST_WIDTH, height: PLOT_HEIGHT }}
    >
      <AreaChart
        data={days.map(({ id, groups: counts }) => ({ id, ...counts }))}
        accessibilityLayer={false}
        margin={{ top: 12, right: NAME_WIDTH, bottom: 0, left: 0 }}
        onMouseMove={choose}
        onClick={choose}
      >
        <defs>
          {groups.map(group => (
            <Pattern key={group} id={`${root}${group}`} group={group} />
          ))}
        </defs>
        <CartesianGrid vertical={false} stroke="var(--bui-border-1)" />
        <XAxis
          dataKey="id"
          tickFormatter={id => written.get(id) ?? ''}
          minTickGap={24}
          tick={TICK}
          stroke="var(--bui-border-2)"
        />
        <YAxis
          width={56}
          allowDecimals={false}
          tick={TICK}
          stroke="var(--bui-border-2)"
        />
        <ReferenceLine x={days[chosen]?.id} stroke="var(--bui-fg-secondary)" />
        {groups.map(group => band({ group, days, root, name: names(group) }))}
      </AreaChart>
    </ResponsiveContainer>
  );
}

function Pattern({ id, group }: { id: string; group: StateGroup }) {
  const { color, pattern } = LOOKS[group];
  return (
    <pattern
      id={id}
      width={6}
      height={6}
      patternUnits="userSpaceOnUse"
      patternTransform={pattern === 'lines' ? 'rotate(45)' : undefined}
    >
      <rect width={6} height={6} fill={color} fillOpacity={0.25} />
      {pattern === 'lines' && <rect width={3} height={6} fill={color} />}
      {pattern === 'dots' && <circle cx={3} cy={3} r={1.2} fill={color} />}
    </pattern>
  );
}

/** Days that are not known part it; its name stands at its end. */
function band(options: {
  group: StateGroup;
  days: readonly CheckDay[];
  root: string;
  name: string;
}) {
  const { group, days, root, name } = options;
  const { color } = LOOKS[group];
  const last = days.reduce((at, day, i) => (day.groups ? i : at), -1);
  const counts = days[last]?.groups;
  const all = Object.values(counts ?? {}).reduce((sum, n) => sum + n, 0);
  const isNamed = counts !== undefined && counts[group] >= all * THINNEST;
  return (
    <Area
      key={group}
      dataKey={group}
      stackId="states"
      type="stepAfter"
      stroke={color}
      strokeWidth={1}
      fill={`url(#${root}${group})`}
      fillOpacity={1}
      connectNulls={false}
      isAnimationActive={false}
      activeDot={false}
      label={({
        x,
        y,
        index,
      }: {
        x?: number | string;
        y?: number | string;
        index?: number;
      }) =>
        isNamed && index === last ? (
          <text
            x={Number(x) + 6}
            y={Number(y) + 12}
            fill="var(--bui-fg-primary)"
            fontSize={12}
          >
            {name}
          </text>
        ) : (
          <g />
        )
      }
    />
  );
}
