export { BarStrip, type Bar } from './BarStrip';
