export {
  handoffActs,
  handoffShiftId,
  handoffTimes,
  readHandoffShiftId,
  type HandoffFacts,
} from './handoffRules';
