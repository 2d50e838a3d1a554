export { OnCallBadge, type OnCallBadgeProps } from './OnCallBadge';
