export { UntilField, untilOf, USUAL_DAYS } from './UntilField';
