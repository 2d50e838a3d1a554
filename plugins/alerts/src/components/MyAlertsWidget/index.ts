export { MyAlertsWidget } from './MyAlertsWidget';
