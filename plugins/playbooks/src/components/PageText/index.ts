export {
  PageText,
  useCommandValues,
  usePageSections,
  type StepBars,
} from './PageText';
