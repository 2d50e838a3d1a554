export { TrunkLine, TRUNK_TONES } from './TrunkLine';
