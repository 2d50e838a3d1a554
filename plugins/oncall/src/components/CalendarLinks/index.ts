export { SubscribeButton } from './SubscribeButton';
