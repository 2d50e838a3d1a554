import { StatusLine, StatusProps } from './StatusText';

/**
 * A state that wants attention, on a background of its tone. Good and neutral states are order, and order is calm: they
 * come out as plain text, whatever the caller asks for.
 */
export function StatusChip(props: StatusProps) {
  const calm = props.tone === 'good' || props.tone === 'neutral';
  return <StatusLine {...props} chip={!calm} />;
}
