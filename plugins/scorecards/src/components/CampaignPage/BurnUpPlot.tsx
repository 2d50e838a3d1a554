import { useTexts } from '@internal/frontend-kit';
import {
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { countTicks, type BurnUpPoint } from '../../lib/burnUp';
import { scorecardsTranslationRef } from '../../translation';

const HEIGHT = 240;
/** Before the width is known. */
const FIRST_WIDTH = 600;
/** Room for the names at the ends of the lines. */
const NAME_WIDTH = 56;
const TICK = { fill: 'var(--bui-fg-secondary)', fontSize: 12 };

const timeOf = (day: string) => Date.parse(day);

const LOOKS: Record<'done' | 'total', { color: string; dash?: string }> = {
  done: { color: 'var(--cb-series-1)' },
  total: { color: 'var(--cb-series-2)', dash: '6 3' },
};

/** A line of steps with its name at its end. */
function stepLine(options: {
  of: 'done' | 'total';
  /** Its last point. */
  last: number;
  name: string;
}) {
  const { of, last, name } = options;
  const { color, dash } = LOOKS[of];
  const endName = (end: {
    x?: number | string;
    y?: number | string;
    index?: number;
  }) =>
    end.index === last ? (
      <text
        x={Number(end.x) + 6}
        y={Number(end.y) + 4}
        fill={color}
        fontSize={12}
      >
        {name}
      </text>
    ) : (
      <g />
    );
  return (
    <Line
      type="stepAfter"
      dataKey={of}
      stroke={color}
      strokeWidth={2}
      strokeDasharray={dash}
      dot={false}
      activeDot={false}
      isAnimationActive={false}
      label={endName}
    />
  );
}

/** A picture for those who see it; what it shows is told beside it. In a file of its own: the library is large. */
export function BurnUpPlot(props: {
  points: readonly BurnUpPoint[];
  from: string;
  until: string;
  /** The point that is told of. */
  chosen: number;
  onChoose: (index: number) => void;
}) {
  const { points, from, until, chosen, onChoose } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const data = points.map(point => ({ ...point, at: timeOf(point.on) }));
  const ticks = countTicks(Math.max(1, ...points.map(({ total }) => total)));
  const last = data.length - 1;
  const line = (of: 'done' | 'total') =>
    stepLine({ of, last, name: t(`campaigns.burnUp.lines.${of}`) });
  return (
    <ResponsiveContainer
      width="100%"
      height={HEIGHT}
      initialDimension={{ width: FIRST_WIDTH, height: HEIGHT }}
    >
      <ComposedChart
        data={data}
        accessibilityLayer={false}
        margin={{ top: 12, right: NAME_WIDTH, bottom: 0, left: 0 }}
        onMouseMove={({ activeTooltipIndex }) => {
          const index = Number(activeTooltipIndex ?? NaN);
          if (Number.isInteger(index)) onChoose(index);
        }}
      >
        <CartesianGrid vertical={false} stroke="var(--bui-border-1)" />
        <XAxis
          dataKey="at"
          type="number"
          scale="time"
          domain={[
            Math.min(timeOf(from), data[0]?.at ?? Infinity),
            Math.max(timeOf(until), data[last]?.at ?? 0),
          ]}
          tickFormatter={at => text.day(new Date(at).toISOString())}
          minTickGap={24}
          tick={TICK}
          stroke="var(--bui-border-2)"
        />
        <YAxis
          width={56}
          domain={[0, ticks[ticks.length - 1]]}
          ticks={ticks}
          tick={TICK}
          stroke="var(--bui-border-2)"
        />
        <ReferenceLine
          x={timeOf(until)}
          stroke="var(--bui-fg-primary)"
          label={{
            value: t('campaigns.burnUp.lines.until'),
            position: 'insideTopRight',
            fill: 'var(--bui-fg-secondary)',
            fontSize: 12,
          }}
        />
        <ReferenceLine x={data[chosen]?.at} stroke="var(--bui-fg-secondary)" />
        {line('total')}
        {line('done')}
        {data
          .filter(({ joined }) => joined !== 0)
          .map(({ at, total }) => (
            <ReferenceDot
              key={at}
              x={at}
              y={total}
              r={4}
              fill="var(--cb-series-2)"
              stroke="none"
            />
          ))}
      </ComposedChart>
    </ResponsiveContainer>
  );
}
