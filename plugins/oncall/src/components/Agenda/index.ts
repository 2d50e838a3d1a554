export { Agenda } from './Agenda';
