export { MyShiftsWidget } from './MyShiftsWidget';
