import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import { PLOT_HEIGHT } from '@internal/frontend-kit';
import type { PlotPoint, WeekPlotData } from '../../lib/weekPlot';

/** Before the width is known. */
const FIRST_WIDTH = 600;
/** Bars of how many builds there were take a quarter of the height, and are only compared with each other. */
const BAR_SHARE = 4;
/** Room for the name at the end of a line. */
const NAME_WIDTH = 32;
/** Room for "1 min 30 s" on one line. */
const AXIS_WIDTH = 76;
const TICK = { fill: 'var(--bui-fg-secondary)', fontSize: 12 };

interface LineLook {
  color: string;
  dash?: string;
  /** Of the name at its end, so that two lines that end close to each other leave both readable. */
  shift: number;
}

const LOOKS: Record<'first' | 'second', LineLook> = {
  first: { color: 'var(--cb-series-1)', shift: 12 },
  second: { color: 'var(--cb-series-2)', dash: '6 3', shift: -4 },
};

/** Of another scale than the lines, where they are a number of builds. */
const bars = (of: 'n' | 'range') => (
  <Bar
    dataKey={of}
    yAxisId={of === 'n' ? 'n' : 0}
    barSize={of === 'n' ? undefined : 6}
    fill={of === 'n' ? 'var(--bui-fg-secondary)' : 'var(--cb-series-1)'}
    fillOpacity={of === 'n' ? 0.2 : 0.45}
    isAnimationActive={false}
  />
);

/** A picture of weeks, for those who see it; what it shows is told beside it. In a file of its own: the library is large. */
export function WeekPlot(props: {
  data: WeekPlotData;
  /** Where the point stands that is told of. */
  chosen: number;
  onChoose: (index: number) => void;
}) {
  const { data, chosen, onChoose } = props;
  const { points, ticks, writeTick } = data;
  const most = Math.max(1, ...points.map(({ n = 0 }) => n));
  const choose = ({ activeTooltipIndex }: { activeTooltipIndex?: unknown }) => {
    const index = Number(activeTooltipIndex ?? NaN);
    if (Number.isInteger(index)) onChoose(index);
  };
  return (
    <ResponsiveContainer
      width="100%"
      height={PLOT_HEIGHT}
      initialDimension={{ width: FIRST_WIDTH, height: PLOT_HEIGHT }}
    >
      <ComposedChart
        data={points}
        accessibilityLayer={false}
        margin={{ top: 12, right: NAME_WIDTH, bottom: 0, left: 0 }}
        onMouseMove={choose}
        onClick={choose}
      >
        <CartesianGrid vertical={false} stroke="var(--bui-border-1)" />
        <XAxis
          dataKey="id"
          tickFormatter={id => points.find(one => one.id === id)?.label ?? ''}
          minTickGap={24}
          tick={TICK}
          stroke="var(--bui-border-2)"
        />
        <YAxis
          width={AXIS_WIDTH}
          domain={[0, ticks[ticks.length - 1]]}
          ticks={ticks}
          tickFormatter={writeTick}
          tick={TICK}
          stroke="var(--bui-border-2)"
        />
        <YAxis yAxisId="n" hide domain={[0, most * BAR_SHARE]} />
        <ReferenceLine
          x={points[chosen]?.id}
          stroke="var(--bui-fg-secondary)"
        />
        {/* Bars of another kind would stand beside them, and none below its week. */}
        {bars(points.some(({ range }) => range) ? 'range' : 'n')}
        {line(data, 'first')}
        {line(data, 'second')}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

/** Weeks that are not known part it. */
function line({ points, names }: WeekPlotData, of: 'first' | 'second') {
  const { color, dash, shift } = LOOKS[of];
  const last = points.reduce(
    (at: number, point: PlotPoint, i) => (point[of] === undefined ? at : i),
    -1,
  );
  if (last < 0) return null;
  return (
    <Line
      dataKey={of}
      stroke={color}
      strokeWidth={2}
      strokeDasharray={dash}
      dot={{
        r: 3,
        stroke: color,
        strokeDasharray: 'none',
        fill: dash ? 'var(--bui-bg-neutral-1)' : color,
      }}
      activeDot={false}
      connectNulls={false}
      isAnimationActive={false}
      label={({
        x,
        y,
        index,
      }: {
        x?: number | string;
        y?: number | string;
        index?: number;
      }) =>
        index === last && names[of] ? (
          <text
            x={Number(x) + 6}
            y={Number(y) + shift}
            fill={color}
            fontSize={12}
          >
            {names[of]}
          </text>
        ) : (
          <g />
        )
      }
    />
  );
}
